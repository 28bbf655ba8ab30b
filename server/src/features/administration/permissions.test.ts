import { roleLabels, type RoleId } from '@luoshi/domain/identity/roles.ts';
import { describe, expect, it } from 'vitest';
import { actions } from './actions.ts';
import { administrationKinds, isAllowed, isReadable, mayAct } from './permissions.ts';

const roles = Object.keys(roleLabels) as RoleId[];
const every = administrationKinds.flatMap((kind) => ['create', 'import', ...actions[kind].map((one) => one.action)].map((action) => ({ kind, action })));

describe('the administrators', () => {
  it('are the only ones who may change anything here', () => {
    const acting = roles.filter((role) => every.some(({ kind, action }) => isAllowed(role, kind, action)));
    expect(acting).toEqual(['systemAdministrator', 'securityAdministrator']);
  });

  it('share no act but ending an administrator, whose guard divides it', () => {
    const shared = every.filter(({ kind, action }) => isAllowed('systemAdministrator', kind, action) && isAllowed('securityAdministrator', kind, action));
    expect(shared).toEqual([{ kind: 'identity', action: 'end' }]);
  });

  it('let the system administrator make people but let nobody in, the security administrator the reverse, the auditor nothing', () => {
    expect(every.filter(({ kind }) => kind === 'account').some(({ kind, action }) => isAllowed('systemAdministrator', kind, action))).toBe(false);
    expect(every.filter(({ kind, action }) => kind !== 'account' && !(kind === 'identity' && ['confirm', 'end'].includes(action)))
      .some(({ kind, action }) => isAllowed('securityAdministrator', kind, action))).toBe(false);
    expect(administrationKinds.some((kind) => isReadable('auditor', kind))).toBe(false);
    expect(administrationKinds.filter((kind) => isReadable('systemAdministrator', kind))).not.toContain('account');
  });

  it('may read whatever they may change', () => {
    for (const role of roles) for (const { kind, action } of every) if (isAllowed(role, kind, action)) expect([role, kind, isReadable(role, kind)]).toEqual([role, kind, true]);
  });

  it('have no permission for an act that does not exist', () => {
    const existing = new Set(every.map(({ kind, action }) => `${kind}.${action}`));
    const granted = Object.values(mayAct).flatMap((table) => Object.entries(table).flatMap(([kind, list]) => list.map((action) => `${kind}.${action}`)));
    expect(granted.filter((one) => !existing.has(one))).toEqual([]);
  });
});
