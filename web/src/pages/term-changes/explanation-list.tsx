import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { termExplanationsQuery, unitsQuery } from '../../api/queries.ts';
import type { TermExplanationItem } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

const chips = [{ value: '', label: '全部' }, { value: 'missing', label: '缺少说明' }, { value: 'asked', label: '待单位说明' }, { value: 'signed', label: '待审核' }, { value: 'sent', label: '已告知提出人' }] as const;

/** Who was asked and how it stands, what is missing first. */
export function ExplanationList({ changeId }: { readonly changeId: string }) {
  const today = useToday();
  const [shown, setShown] = useState('');
  const [unit, setUnit] = useState('');
  const [cursor, setCursor] = useState('');
  const units = useQuery(unitsQuery).data?.items ?? [];
  const list = useQuery(termExplanationsQuery(changeId, { unit, cursor, ...(shown === 'missing' ? { missing: 'true' } : { state: shown }) })).data;
  const choose = (change: () => void) => { setCursor(''); change(); };
  return (
    <div className="stack">
      <div className="row filters"><FilterChips label="筛选书面说明" value={shown} onChange={(next) => choose(() => setShown(next))} options={chips} />
        <select className="input filters__select" aria-label="按承办单位筛选书面说明" value={unit} onChange={(event) => choose(() => setUnit(event.target.value))}><option value="">全部承办单位</option>{units.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>
      </div>
      {list === undefined ? null : list.items.length === 0 ? <p className="muted">没有符合条件的书面说明</p> : (
        <div className="table-box" tabIndex={0} role="region" aria-label="换届书面说明"><table className="table"><thead><tr><th scope="col">建议</th><th scope="col">状态</th><th scope="col">期限</th></tr></thead>
          <tbody>{list.items.map((one) => <Row key={one.id} item={one} today={today} />)}</tbody></table></div>
      )}
      {list === undefined || (list.nextCursor === null && cursor === '') ? null : <div className="row pages">{cursor === '' ? null : <button type="button" className="button" onClick={() => setCursor('')}>回到第一页</button>}{list.nextCursor === null ? null : <button type="button" className="button" onClick={() => setCursor(list.nextCursor ?? '')}>下一页</button>}</div>}
    </div>
  );
}

function Row({ item, today }: { readonly item: TermExplanationItem; readonly today: string }) {
  const isLate = item.dueOn !== null && item.dueOn < today;
  return (
    <tr>
      <td><Link to={`/suggestions/${item.suggestionId}`}>{item.numberLabel} {item.title}</Link><div className="small muted">{item.unitName} · 提出人 {item.leadName}</div></td>
      <td><StatePill tone={toneOf('termExplanation', item.state, item.isMissing)}>{item.isMissing ? `缺少说明：${item.stateLabel}` : item.stateLabel}</StatePill></td>
      <td>{item.sentOn !== null ? `${formatDate(item.sentOn, today)}告知` : item.dueOn === null ? '' : <span className={isLate ? 'due due--late' : ''}>{formatDate(item.dueOn, today)}</span>}</td>
    </tr>
  );
}
