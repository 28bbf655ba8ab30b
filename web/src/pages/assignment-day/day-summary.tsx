import './assignment-day.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { daySummaryQuery, meetingPath, type DaySummary } from '../../api/assignment-day.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ExportMenu } from '../export-menu.tsx';

/** 交办日小结: how the day stands, each number opening to what it counts; printed with the lists that are open. */
export function DaySummaryPage() {
  const { id = '' } = useParams();
  const query = useQuery(daySummaryQuery(id));
  const today = useToday();
  const [search] = useSearchParams();
  usePageTitle('交办日小结');
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const { title, heldOn, asOf, units, parts } = query.data;
  const show = search.get('show') ?? '';
  const shown = parts.filter((part) => part.lines.length > 0 && (show === 'all' || part.key === show));
  return (
    <div className="meeting">
      <div className="page__head"><h1>交办日小结</h1><div className="row no-print"><Link className="button button--small" to={`/assignment-meetings/${id}`}>回到交办会</Link><ExportMenu path={(format) => `${meetingPath(id)}/summary/export?format=${format}`} /><button type="button" className="button button--main button--small" onClick={() => window.print()}>打印</button></div></div>
      <section className="card stack" aria-label="数字">
        <p><strong>{title}</strong>，{formatDate(heldOn, today)}。截至 {formatInstant(asOf, today)}：会上交给 {units.invited} 个承办单位，{attended(units)}；现在承办的有 {units.all} 个，全部签收 {units.signed} 个。</p>
        <table className="table day-summary"><thead><tr><th scope="col">项目</th><th scope="col">数量</th><th scope="col">说明</th></tr></thead>
          <tbody>{parts.map((part) => (
            <tr key={part.key} aria-current={show === part.key ? 'true' : undefined}><th scope="row">{part.lines.length === 0 ? part.label : <Link to={`?show=${part.key}`} replace>{part.label}</Link>}</th><td className="day-summary__number">{part.lines.length} {part.counted}</td><td className="muted">{part.about}</td></tr>
          ))}</tbody></table>
        <p className="small muted no-print">按一个项目，下面列出是哪几件，连同一起打印；<Link to="?show=all" replace>全部列出</Link>{show === '' ? null : <>，<Link to="?" replace>收起清单</Link></>}。</p>
      </section>
      {shown.map((part) => <PartList key={part.key} part={part} />)}
    </div>
  );
}

/** Nobody is called absent of whom nothing was registered. */
function attended({ invited, came, absent }: DaySummary['units']): string {
  if (came + absent === 0) return '到会情况没有登记';
  const unknown = invited - came - absent;
  return [`到会 ${came} 个`, absent === 0 ? '' : `未到 ${absent} 个`, unknown <= 0 ? '' : `没有登记 ${unknown} 个`].filter((part) => part !== '').join('，');
}

function PartList({ part }: { readonly part: DaySummary['parts'][number] }) {
  const hasNotes = part.lines.some((line) => line.note !== '');
  return (
    <section className="card stack" aria-label={part.label}>
      <h2>{part.label} <span className="muted">{part.lines.length} {part.counted}</span></h2>
      <div className="table-box"><table className="table"><thead><tr><th scope="col">编号</th><th scope="col">建议</th><th scope="col">承办单位</th>{hasNotes ? <th scope="col">情况</th> : null}</tr></thead>
        <tbody>{part.lines.map((line) => <tr key={line.id}><td>{line.numberLabel}</td><td><Link className="list__title" to={`/suggestions/${line.suggestionId}`}>{line.title}</Link><div className="small muted">{line.leadName}</div></td><td>{line.units}</td>{hasNotes ? <td>{line.note}</td> : null}</tr>)}</tbody></table></div>
    </section>
  );
}
