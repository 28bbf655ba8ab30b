import { describe, expect, it } from 'vitest';
import { workOf } from './work-of-role.ts';

const roles = ['townshipPresidium', 'deputyAffairs', 'committeeOffice', 'councilMember', 'committeeMember', 'specialCommittee', 'governmentOffice', 'countyLeader', 'unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead', 'stationKeeper', 'systemAdministrator', 'securityAdministrator', 'auditor'] as const;
const congress = (level: 'county' | 'township') => ({ congress: { level } }) as Parameters<typeof workOf>[0];

describe('the navigation of a role', () => {
  it.each(roles)('of %s has every key and every place once, in the county and in a township', (role) => {
    for (const level of ['county', 'township'] as const) {
      const items = workOf({ ...congress(level), role });
      expect(items.length).toBeGreaterThan(0);
      for (const part of ['key', 'to'] as const) expect(new Set(items.map((item) => item[part])).size, `${level} ${part}`).toBe(items.length);
    }
  });

  it('leaves out in a township what only a county has', () => {
    expect(workOf({ ...congress('county'), role: 'unitHead' }).map(({ label }) => label)).toContain('交办会');
    expect(workOf({ ...congress('township'), role: 'unitHead' }).map(({ label }) => label)).not.toContain('交办会');
  });
});
