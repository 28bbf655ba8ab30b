import { Link } from 'react-router';
import type { ResultCount, StageCounts } from '../../api/types.ts';
import { categoryLabels, resultClassLabels } from '../../text/states.ts';
import type { Narrowed } from './list-of-number.ts';

interface Props { readonly stages: readonly StageCounts[]; readonly narrowed: Narrowed }
const columns = [
  ['raised', '提出', { intake: 'raised' }], ['admitted', '受理登记', { intake: 'admitted' }], ['handedOver', '交办', { indicator: 'replied', part: 'denominator' }], ['solved', '解决', { indicator: 'solved', part: 'numerator' }],
] as const;
const address = (narrowed: Narrowed, more: Readonly<Record<string, string>>) => `/suggestions?${new URLSearchParams({ ...narrowed, ...more }).toString()}`;

/** From what was raised to what was solved, so that nobody takes the base of the rates for all there was. */
export function StageTable({ stages, narrowed }: Props) {
  const total = (name: (typeof columns)[number][0]) => stages.reduce((sum, one) => sum + one[name], 0);
  const unregistered = stages.find(({ category }) => category === null)?.raised ?? 0;
  const rows = stages.filter(({ category }) => category !== null && (narrowed.category === undefined || narrowed.category === category));
  const [admitted, handedOver] = [total('admitted'), total('handedOver')];
  return (
    <table className="table numbers__family">
      <caption>从提出到解决（件）</caption>
      <thead><tr><th scope="col">提出时间</th>{columns.map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {rows.map((one) => <tr key={one.category}><th scope="row">{categoryLabels[one.category ?? '']}</th>{columns.map(([name, label, more]) => <Cell key={name} count={one[name]} to={address(narrowed, { category: one.category ?? '', ...more })} label={`${categoryLabels[one.category ?? ''] ?? ''}${label}`} />)}</tr>)}
        {unregistered === 0 ? null : <tr><th scope="row">没有登记编号<div className="small muted">审核中、退回修改、不予受理、登记前撤回，还没有类别</div></th><Cell count={unregistered} to={address(narrowed, { intake: 'notAdmitted' })} label="没有登记编号" /><td colSpan={3}>—</td></tr>}
        <tr><th scope="row">合计</th>{columns.map(([name, label, more]) => <Cell key={name} count={total(name)} to={address(narrowed, more)} label={`合计${label}`} />)}</tr>
      </tbody>
      <tfoot><tr><td colSpan={5} className="small muted">各项率只数交办的 {handedOver} 件。{admitted === handedOver ? '' : `登记而没有计入的 ${admitted - handedOver} 件：待交办、转报上级、撤回，或者单位退办以后还没有改派的。`}拆分的按拆分后的各件；几个单位分别办理的一件只计一次，都解决了才算解决。</td></tr></tfoot>
    </table>
  );
}

function Cell({ count, to, label }: { readonly count: number; readonly to: string; readonly label: string }) {
  return <td>{count === 0 ? '0' : <Link to={to} aria-label={`${label}：${count} 件`}>{count}</Link>}</td>;
}

/** What was handed over by the class of its reply; the letter is the place's own and only stands beside. */
export function ResultTable({ results, narrowed }: { readonly results: readonly ResultCount[]; readonly narrowed: Narrowed }) {
  const whole = results.reduce((sum, one) => sum + one.count, 0);
  const letters = [...Map.groupBy(results.filter(({ letter }) => letter !== ''), ({ letter }) => letter)].map(([letter, of]) => `${letter} 类 ${of.reduce((sum, one) => sum + one.count, 0)} 件`);
  return (
    <table className="table numbers__family">
      <caption>办理结果</caption>
      <thead><tr><th scope="col">办理结果</th><th scope="col">类别</th><th scope="col">件数</th></tr></thead>
      <tbody>{results.map(({ resultClass, letter, count }) => (
        <tr key={resultClass}><th scope="row">{resultClass === null ? '还没有答复' : resultClassLabels[resultClass]}</th><td>{letter === '' ? '—' : letter}</td>
          {resultClass === null ? <td>{count}</td> : <Cell count={count} to={address(narrowed, { indicator: 'replied', part: 'denominator', resultClass })} label={resultClassLabels[resultClass] ?? ''} />}</tr>
      ))}</tbody>
      <tfoot><tr><td colSpan={3} className="small muted">交办的 {whole} 件{letters.length === 0 ? '' : `：${letters.join('，')}`}。类别的字母按本地今天的设置；已送达的答复函上的字母不变。</td></tr></tfoot>
    </table>
  );
}
