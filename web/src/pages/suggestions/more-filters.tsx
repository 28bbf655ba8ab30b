import { useQuery } from '@tanstack/react-query';
import { listChoicesQuery, unitsQuery } from '../../api/queries.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isConducting, isInTownship } from '../../frame/work-of-role.ts';
import { publicFormLabels } from '../../publication/words.ts';
import { unitSystemLabels } from '../../text/states.ts';
import { unitChoice } from '../../text/unit-name.ts';

/** Among which the units are divided; a township has none of its own. */
const systems = Object.entries(unitSystemLabels).map(([id, name]) => ({ id, name }));

interface Props { readonly isUnit: boolean; readonly value: (name: string) => string; readonly set: (changes: Readonly<Record<string, string>>) => void }

/** By whom else a list is narrowed: the session, the delegation, the assisting unit. */
export function MoreFilters({ isUnit, value, set }: Props) {
  const isTownship = isInTownship(useMe().identity);
  const choices = useQuery(listChoicesQuery).data;
  const conducts = isConducting(useMe().identity);
  const units = useQuery(unitsQuery).data?.items ?? [];
  return (
    <>
      <ByName label="按会议筛选" all="全部会议" items={choices?.sessions ?? []} value={value('session')} onChange={(session) => set({ session })} />
      <ByName label="按代表团筛选" all="全部代表团" items={choices?.delegations ?? []} value={value('delegation')} onChange={(delegation) => set({ delegation })} />
      {isUnit || isTownship ? null : <ByName label="按单位所属系统筛选" all="全部系统" items={systems} value={value('system')} onChange={(system) => set({ system })} />}
      {isUnit ? null : <ByName label="按会办单位筛选" all="全部会办单位" items={units.map((unit) => ({ id: unit.id, name: unitChoice(unit) }))} value={value('assisting')} onChange={(assisting) => set({ assisting })} />}
      <ByName label="按公开方式筛选" all="全部公开方式" items={publishedAs.filter(({ id }) => conducts || id !== 'toDecide')} value={value('publication')} onChange={(publication) => set({ publication })} />
    </>
  );
}

const publishedAs = [...Object.entries(publicFormLabels).map(([id, name]) => ({ id, name })), { id: 'toDecide', name: '待审定公开' }, { id: 'recalled', name: '已撤下' }];

interface ByNameProps { readonly label: string; readonly all: string; readonly items: readonly { readonly id: string; readonly name: string }[]; readonly value: string; readonly onChange: (id: string) => void }

function ByName({ label, all, items, value, onChange }: ByNameProps) {
  return (
    <select className="input filters__select" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
    </select>
  );
}
