import type { SuccessionDesk } from '../../api/succession.ts';

export interface PersonGoes { readonly identityId: string; readonly outcome: 'moved' | 'ended'; readonly organisationId?: string; readonly role?: string; readonly sectionId?: string }
type Person = SuccessionDesk['people'][number];

const roles = [['unitHead', '主要负责人'], ['unitDeputyHead', '分管领导'], ['unitLiaison', '联络员'], ['unitSection', '承办科室']] as const;

interface Props { readonly person: Person; readonly goes: PersonGoes | undefined; readonly successors: SuccessionDesk['successors']; readonly defaultId: string; readonly onChange: (next: PersonGoes | null) => void }

/** Where one of the unit's people goes: to a successor in a role, or nowhere. */
export function PersonRow({ person, goes, successors, defaultId, onChange }: Props) {
  const { identityId, name } = person;
  const target = goes?.organisationId ?? defaultId;
  const choose = (value: string) => {
    if (value === '') onChange(null);
    else if (value === 'ended') onChange({ identityId, outcome: 'ended' });
    else onChange({ identityId, outcome: 'moved', organisationId: value, role: goes?.role ?? person.role });
  };
  return (
    <li className="succession__row">
      <span>{name} <span className="muted small">{person.roleLabel}{person.sectionName === null ? '' : ` · ${person.sectionName}`}{person.title === '' ? '' : ` · ${person.title}`}</span></span>
      <span className="row">
        <select className="input" aria-label={`${name}的去向`} value={goes === undefined ? '' : goes.outcome === 'ended' ? 'ended' : target} onChange={(event) => choose(event.target.value)}>
          <option value="">请选择</option>{successors.map((one) => <option key={one.id} value={one.id}>转入{one.name}</option>)}<option value="ended">终止身份</option>
        </select>
        {goes?.outcome !== 'moved' ? null : <select className="input" aria-label={`${name}转入后的身份`} value={goes.role ?? person.role} onChange={(event) => { const { sectionId: _left, ...rest } = goes; onChange({ ...rest, role: event.target.value }); }}>
          {roles.map(([value, label]) => <option key={value} value={value}>{label}</option>)}</select>}
        {goes?.outcome !== 'moved' || goes.role !== 'unitSection' ? null : <select className="input" aria-label={`${name}转入的科室`} value={goes.sectionId ?? ''} onChange={(event) => onChange({ ...goes, sectionId: event.target.value })}>
          <option value="">请选择科室</option>{successors.find((one) => one.id === target)?.sections.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}
      </span>
    </li>
  );
}
