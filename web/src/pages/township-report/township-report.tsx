import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { get } from '../../api/client.ts';
import { indicatorsQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { Numbers } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { levelLabels, resultClassLabels, suggestionStatesIn, toneOf } from '../../text/states.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { ResultTable } from '../numbers/stage-table.tsx';
import { IndicatorTable } from '../numbers/indicator-table.tsx';
import '../numbers/numbers.css';
import './township-report.css';

interface Promises { readonly made: number; readonly verified: number; readonly broken: number; readonly open: number }
interface Matter { readonly id: string; readonly numberLabel: string; readonly title: string; readonly leadName: string; readonly units: string; readonly state: string; readonly resultClass: string | null; readonly finalResult: string | null; readonly reportedOn: string | null }
interface YearReport {
  readonly year: number; readonly asOf: string; readonly congressName: string; readonly figures: Numbers['total']; readonly stages: Numbers['stages']; readonly results: Numbers['results']; readonly promises: Promises; readonly promisesBefore: Promises; readonly matters: readonly Matter[];
  readonly livelihood: Readonly<Record<'raised' | 'byDeputies' | 'takenUp' | 'handling' | 'reported' | 'settled' | 'passedOn' | 'atCounty' | 'ended' | 'overdue', number>>;
  readonly counts: Readonly<Record<'registered' | 'inSession' | 'interSessional' | 'declined' | 'withdrawn' | 'assigned' | 'concluded' | 'reported', number>>;
}

const states = new Map(suggestionStatesIn(true));

/** 向大会报告: what the record says of a year, ready to be printed, and what still waits to be entered as reported (代表法 51). */
export function TownshipReport() {
  usePageTitle('向大会报告');
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const thisYear = Number(today.slice(0, 4));
  const year = Number(search.get('year') ?? thisYear);
  const report = useQuery({ queryKey: [...keys.cases, 'townshipReport', year], queryFn: ({ signal }) => get<YearReport>(`/api/v1/township-report?year=${year}`, signal), enabled: Number.isInteger(year) && today !== '' });
  const definitions = useQuery(indicatorsQuery).data?.items ?? [];
  if (report.data === undefined) return report.error === null ? <Loading /> : <LoadFailed error={report.error} onRetry={() => void report.refetch()} />;
  const { counts, promises, promisesBefore, figures, stages, results, livelihood, matters } = report.data;
  const waiting = matters.filter((one) => one.state === 'concluded').length;
  const narrowed = { registeredFrom: `${year}-01-01`, registeredTo: `${year}-12-31` };
  const handedOver = stages.reduce((sum, one) => sum + one.handedOver, 0);
  const between = stages.find(({ category }) => category === 'interSessional');
  return (
    <div className="numbers">
      <div className="page__head">
        <h1>向大会报告 <span className="muted">{report.data.congressName}</span></h1>
        <div className="row list-tools">
          <select className="input filters__select" aria-label="年份" value={year} onChange={(event) => setSearch({ year: event.target.value })}>
            {[0, 1, 2, 3].map((back) => <option key={back} value={thisYear - back}>{thisYear - back} 年</option>)}
          </select>
          <a className="button button--main" href={`/api/v1/township-report.pdf?year=${year}`} target="_blank" rel="noreferrer">打印报告（PDF）</a>
        </div>
      </div>
      <p className="muted filters">乡镇代表建议的办理情况由主席团或者有关机关、组织向乡镇人民代表大会报告，并予以公开（代表法第五十一条）。数字都来自办理记录，主要做法、存在问题和下一步打算请另行撰写。</p>
      <div className="stack-lg">
        {waiting === 0 ? null : <p className="note note--plan">已办结、还没有登记向大会报告的 {waiting} 件。报告以后，<Link to="/batch/report">成批登记</Link>是哪次会议、哪一天报告的。</p>}
        <section className="card"><h2>总体情况</h2>
          <KeyValue rows={[
            ['登记', `${counts.registered} 件（大会期间 ${counts.inSession}，闭会期间 ${counts.interSessional}）`], ['不予受理、撤回', `${counts.declined} 件、${counts.withdrawn} 件`],
            ['交办', `${counts.assigned} 件`], ['办结', `${counts.concluded} 件`], ['已向大会报告', `${counts.reported} 件`],
            [`${year} 年的承诺`, promisesText(promises)], [`${year - 1} 年的承诺`, promisesText(promisesBefore)],
          ]} />
        </section>
        <section className="card"><h2>民生事项</h2>
          {livelihood.raised === 0 ? <p className="muted">{year} 年没有登记民生事项。</p> : <KeyValue rows={[
            ['登记', <Link key="all" to={`/livelihood?year=${year}`}>{livelihood.raised} 件（代表反映 {livelihood.byDeputies}，其余由主席团登记）</Link>], ['已受理交办', `${livelihood.takenUp} 件`],
            ['确认解决', <Link key="settled" to={`/livelihood?year=${year}&state=settled`}>{livelihood.settled} 件</Link>], ['报办结，待确认', <Link key="reported" to={`/livelihood?year=${year}&state=reported`}>{livelihood.reported} 件</Link>],
            ['待受理、办理中', `${livelihood.handling} 件${livelihood.overdue === 0 ? '' : `，其中超过期限 ${livelihood.overdue} 件`}`], ['转为建议、转请县代表、另行了结', `${livelihood.passedOn} 件、${livelihood.atCounty} 件、${livelihood.ended} 件`],
          ]} />}
        </section>
        <p className="muted">以下各项率只数{year}年登记、已经交办的 {handedOver} 件{handedOver === counts.registered ? '' : `（登记 ${counts.registered} 件；待交办、转报上级、撤回、拆分的原件等 ${counts.registered - handedOver} 件不在分母里）`}。闭会期间登记 {between?.admitted ?? 0} 件、交办 {between?.handedOver ?? 0} 件、解决 {between?.solved ?? 0} 件。</p>
        <div className="numbers__pair">
          <IndicatorTable title="满意" indicators={definitions.filter((one) => one.family === 'satisfaction')} figures={figures} narrowed={narrowed} />
          <IndicatorTable title="落实" indicators={definitions.filter((one) => one.family === 'implementation')} figures={figures} narrowed={narrowed} />
        </div>
        <ResultTable results={results} narrowed={narrowed} />
        <IndicatorTable title="办理" indicators={definitions.filter((one) => one.family === 'handling')} figures={figures} narrowed={narrowed} />
        {matters.length === 0 ? <EmptyState title={`${year} 年没有登记代表建议`} /> : (
          <div className="table-box" tabIndex={0} role="region" aria-label="各件办理情况">
            <table className="table township-report__matters"><thead><tr><th scope="col">编号</th><th scope="col">标题</th><th scope="col">领衔代表</th><th scope="col">承办单位</th><th scope="col">状态</th><th scope="col">办理结果</th><th scope="col">测评</th><th scope="col">报告</th></tr></thead>
              <tbody>{matters.map((one) => (
                <tr key={one.id}>
                  <td>{one.numberLabel.replace(/^.*?人大/u, '')}</td><td><Link to={`/suggestions/${one.id}`}>{one.title}</Link></td><td>{one.leadName}</td><td>{one.units}</td>
                  <td><StatePill tone={toneOf('suggestion', one.state)}>{states.get(one.state) ?? one.state}</StatePill></td><td>{resultClassLabels[one.resultClass ?? ''] ?? ''}</td><td>{levelLabels[one.finalResult ?? ''] ?? ''}</td>
                  <td>{formatDate(one.reportedOn, today)}</td>
                </tr>
              ))}</tbody></table>
          </div>
        )}
      </div>
    </div>
  );
}

const promisesText = ({ made, verified, broken, open }: Promises): string => (made === 0 ? '没有作出承诺' : `${made} 项：已核验落实 ${verified}，未兑现 ${broken}，正在落实 ${open}`);
