import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recommendedUnitsQuery, suggestionsQuery } from '../../api/queries.ts';
import type { OfferedAction, Suggestion } from '../../api/types.ts';
import { ActionForm } from '../../actions/action-form.tsx';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';
import { useKeys } from '../../frame/use-keys.ts';
import type { Values } from '../../actions/schema.ts';
import { choiceOf } from '../assignment-day/choice-of-plan.ts';
import { Decisions } from './decisions.tsx';
import { Desk } from './desk.tsx';
import { Similar } from './similar.tsx';

/** 交办台: text left, recommended units right, 1 2 3 to take one and Enter to go on. */
export function Assignment() {
  return (
    <Desk title="交办台" action="suggestion.assign" empty={{ title: '没有待交办的建议', text: '登记编号后的建议会出现在这里。' }}
      renderPanel={(suggestion, onDone) => {
        const offered = suggestion.actions.find((one) => one.action === 'assign');
        return (
          <>
            {offered === undefined ? <Decisions suggestion={suggestion} only={['assign']} onDone={onDone} /> : <Assign suggestion={suggestion} offered={offered} onDone={() => onDone(offered.label)} />}
            <Similar suggestion={suggestion} />
          </>
        );
      }}>
      <Load />
    </Desk>
  );
}

function Assign({ suggestion, offered, onDone }: { readonly suggestion: Suggestion; readonly offered: OfferedAction; readonly onDone: () => void }) {
  const isTownship = isInTownship(useMe().identity);
  const recommended = useQuery(recommendedUnitsQuery(suggestion.id)).data?.items ?? [];
  return (
    <section className="card" id="assign">
      <h2>承办单位</h2>
      <ActionForm record={suggestion} offered={offered} onDone={onDone} submitLabel="交办，转下一件" {...plannedValues(suggestion)}
        renderFields={({ schema, values, onChange, formId, findings }) => {
          const take = (unitId: string) => onChange({ ...values, leadUnitId: unitId, assistingUnitIds: (Array.isArray(values['assistingUnitIds']) ? values['assistingUnitIds'] : []).filter((one) => one !== unitId) });
          return (
            <>
              <TakeKeys units={recommended.map((one) => one.unitId)} onTake={take} />
              {recommended.length === 0 ? null : (
                <div className="recommended" role="group" aria-label="推荐的主办单位">
                  {recommended.slice(0, 4).map((unit, index) => (
                    <button key={unit.unitId} type="button" aria-pressed={values['leadUnitId'] === unit.unitId} onClick={() => take(unit.unitId)}>
                      <kbd className="key">{index < 9 ? index + 1 : ''}</kbd><strong>{unit.name}</strong><span className="small muted">在办 {unit.running} 件</span>
                      <span className="recommended__reasons">{unit.reasons.join('；')}{unit.channel === 'direct' && !isTownship ? '；直接交办，不经政府办会签' : ''}</span>
                    </button>
                  ))}
                </div>
              )}
              <SchemaFields schema={schema} values={values} onChange={onChange} formId={formId} findings={findings} />
            </>
          );
        }} />
    </section>
  );
}

/** What was chosen in the table of plans is the form's beginning. */
function plannedValues({ plan, planNote }: Suggestion): { initial?: Values } {
  const choice = choiceOf(plan, planNote);
  return choice === null ? {} : { initial: { ...choice } };
}

/** 1 2 3 … take a unit, Enter sends the form. */
function TakeKeys({ units, onTake }: { readonly units: readonly string[]; readonly onTake: (unitId: string) => void }) {
  useKeys({
    ...Object.fromEntries(units.slice(0, 9).map((unitId, index) => [String(index + 1), () => onTake(unitId)])),
    Enter: () => document.querySelector<HTMLFormElement>('#assign form')?.requestSubmit(),
  });
  return null;
}

/** What is already planned and running, unit by unit, so that nobody gets all of it. */
function Load() {
  const [isOpen, setOpen] = useState(false);
  // Nobody signs beside a township's presidium.
  const isTownship = isInTownship(useMe().identity);
  const planned = useQuery({ ...suggestionsQuery({ states: 'awaitingJointAssignment', limit: 200, sort: '-updatedAt' }), enabled: isOpen && !isTownship }).data;
  const running = useQuery({ ...suggestionsQuery({ states: 'handling,rehandling', limit: 200, sort: '-updatedAt' }), enabled: isOpen }).data;
  const counts = new Map<string, { planned: number; running: number }>();
  const add = (name: string | null, key: 'planned' | 'running') => {
    const unit = name ?? '未定';
    const count = counts.get(unit) ?? { planned: 0, running: 0 };
    count[key] += 1;
    counts.set(unit, count);
  };
  for (const item of planned?.items ?? []) add(item.leadUnitName, 'planned');
  for (const item of running?.items ?? []) add(item.leadUnitName, 'running');
  const rows = [...counts].sort(([, a], [, b]) => b.planned + b.running - a.planned - a.running);
  return (
    <details className="card load" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>各单位现有主办件数</summary>
      {rows.length === 0 ? <p className="muted">还没有交办的建议</p> : (
        <table><thead><tr><th scope="col">主办单位</th>{isTownship ? null : <th scope="col">待会签</th>}<th scope="col">在办</th></tr></thead>
          <tbody>{rows.map(([name, count]) => <tr key={name}><th scope="row">{name}</th>{isTownship ? null : <td>{count.planned}</td>}<td>{count.running}</td></tr>)}</tbody></table>
      )}
      {(planned?.nextCursor ?? running?.nextCursor ?? null) === null ? null : <p className="small muted">只统计最近变动的 200 件</p>}
    </details>
  );
}
