import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { matterQuery } from '../../api/matters.ts';
import type { LivelihoodMatter } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { livelihoodTone, raisedBy } from '../../text/livelihood.ts';
import { CountyAnswers } from '../../livelihood/county-answers.tsx';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { MatterActions } from '../before-session/matter-actions.tsx';

export function LivelihoodMatterPage() {
  usePageTitle('民生事项');
  const { id = '' } = useParams();
  const query = useQuery(matterQuery('livelihoodMatter', id));
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  return <OneMatter matter={query.data} />;
}

/** One matter: what it is, who has it, what was done and what its deputy says to that. */
function OneMatter({ matter }: { readonly matter: LivelihoodMatter }) {
  const today = useToday();
  return (
    <div className="stack-lg">
      <header className="stack"><div className="row"><Link to="/livelihood">民生事项</Link><span className="muted">{matter.year}年第{matter.no}号</span><StatePill tone={livelihoodTone(matter)}>{matter.isOverdue ? `${matter.stateLabel}，超期` : matter.stateLabel}</StatePill></div><h1>{matter.title}</h1></header>
      <div className="paper__body">
        <div className="stack">
          <section className="card"><KeyValue rows={[
            ['地点', matter.place], ['情况', <span className="pre" key="what">{matter.what}</span>], ['反映', `${raisedBy(matter)}，${formatDate(matter.raisedOn, today)}${matter.source === 'deputy' ? '' : `由${matter.enteredByName}登记`}`],
            ['承办', matter.handlerName === '' ? null : matter.handlerName], ['期限', formatDate(matter.dueOn, today)], ['办理结果', matter.doneText === null ? null : <span className="pre" key="done">{formatDate(matter.doneOn, today)}：{matter.doneText}</span>],
            ['退回', matter.returns === 0 ? null : `代表说没有办好 ${matter.returns} 次`], ['了结', matter.endLabel === null ? null : `${matter.endLabel}：${matter.endReason ?? ''}`],
            ['转为建议', matter.suggestionId === null ? null : matter.suggestionNumber === null ? '代表正在撰写，还没有编号' : <Link key="suggestion" to={`/suggestions/${matter.suggestionId}`}>{matter.suggestionNumber}</Link>],
          ]} /></section>
          {matter.answers.length === 0 ? null : <section className="card stack" aria-labelledby="county-answers"><h2 id="county-answers">县人大代表的答复</h2><CountyAnswers answers={matter.answers} today={today} /></section>}
          <Files matter={matter} of="raised" title="反映时的照片、附件" /><Files matter={matter} of="done" title="办好的照片、附件" />
        </div>
        <div className="stack">
          <section className="card stack"><h2>可以办理</h2>{matter.actions.length === 0 ? <p className="muted">您当前的身份现在没有要办的事</p> : <MatterActions record={matter} initialOf={(action) => (action === 'reportDone' ? { doneOn: today } : {})} />}</section>
          <section className="card"><h2>经过</h2><Timeline items={matter.steps.map((one, index) => ({ key: index, what: one.what, note: one.note, dateTime: one.at, when: formatInstant(one.at, today), who: one.byName }))} /></section>
        </div>
      </div>
    </div>
  );
}

function Files({ matter, of, title }: { readonly matter: LivelihoodMatter; readonly of: 'raised' | 'done'; readonly title: string }) {
  const files = matter.files.filter((one) => one.of === of);
  return files.length === 0 ? null : <section className="card stack-sm"><h2>{title}</h2><FileList files={files} /></section>;
}
