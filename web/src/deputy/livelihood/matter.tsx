import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { matterQuery } from '../../api/matters.ts';
import type { LivelihoodMatter } from '../../api/types.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { livelihoodTone, raisedBy } from '../../text/livelihood.ts';
import { CountyAnswers } from '../../livelihood/county-answers.tsx';
import { FileList } from '../../ui/file-list.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { Fold } from '../kit/fold.tsx';

export function LivelihoodMatterPage() {
  const { id = '' } = useParams();
  const matter = useQuery(matterQuery('livelihoodMatter', id));
  return <Page title="民生事项" back="/livelihood">{matter.data === undefined ? matter.error === null ? <Loading /> : <LoadFailed error={matter.error} onRetry={() => void matter.refetch()} /> : <View matter={matter.data} />}</Page>;
}

/** What it is, what was done, and the deputy's word on that. */
function View({ matter }: { readonly matter: LivelihoodMatter }) {
  const today = useToday();
  const shown = (of: 'raised' | 'done') => matter.files.filter((one) => one.of === of);
  return (
    <div className="stack-lg">
      <section className="stack">
        <h2 style={{ fontSize: '1.25rem' }}>{matter.title}</h2>
        <p className="muted">{matter.year}年第{matter.no}号 · {raisedBy(matter)} · {formatDate(matter.raisedOn, today)}</p>
        <div><StatePill tone={livelihoodTone(matter)}>{matter.isOverdue ? `${matter.stateLabel}，超期` : matter.stateLabel}</StatePill></div>
        <p><span className="muted">地点：</span>{matter.place}</p><p className="pre">{matter.what}</p>
        {shown('raised').length === 0 ? null : <FileList files={shown('raised')} />}
        {matter.handlerName === '' ? null : <p><span className="muted">承办：</span>{matter.handlerName}{matter.dueOn === null ? '' : `，${formatDate(matter.dueOn, today)}前办结`}</p>}
      </section>
      {matter.doneText === null ? null : <section className="card stack-sm"><h3>报办结</h3><p className="muted">{formatDate(matter.doneOn, today)}</p><p className="pre">{matter.doneText}</p>{shown('done').length === 0 ? null : <FileList files={shown('done')} />}</section>}
      {matter.endLabel === null ? null : <section className="note note--plan stack-sm"><h3>{matter.endLabel}</h3><p className="pre">{matter.endReason}</p></section>}
      {matter.answers.length === 0 ? null : <section className="card stack"><h3>转请县人大代表</h3><CountyAnswers answers={matter.answers} today={today} /></section>}
      <section className="stack" aria-label="可以办的事">
        <ActWithWords record={matter} action="confirm" label="办好了，确认" className="button button--main button--big button--wide" title="确认已经办好？" explanation="确认后这件事计入“已解决”。" doLabel="办好了" field={{ name: 'note', label: '说明', isRequired: false }} />
        <ActWithWords record={matter} action="notDone" label="没有办好" className="button button--big button--wide" title="哪里没有办好？" explanation="退回承办的继续办理，您写的话会原样告诉他们。" doLabel="退回" field={{ name: 'reason', label: '哪里没有办好', isRequired: true }} />
        {matter.state === 'proposed' ? <p className="note note--plan">主席团认为这件事镇里不能当场办，请您写成建议：{matter.steps.at(-1)?.note ?? ''}</p> : null}
        <ActWithWords record={matter} action="writeSuggestion" label="写成建议" className="button button--main button--big button--wide" title="写成建议？" explanation="用这件事的标题和情况开一份草稿，接下来由您修改、提交。" doLabel="开始写" />
        <ActWithWords record={matter} action="declineSuggestion" label="不写成建议" title="不写成建议？" explanation="主席团会按您的意见再处理。" doLabel="不写" field={{ name: 'reason', label: '理由', isRequired: true }} />
        <ActWithWords record={matter} action="withdraw" label="撤回" title="撤回这件事？" explanation="主席团受理以前可以撤回。" doLabel="撤回" field={{ name: 'reason', label: '理由', isRequired: false }} />
        {matter.suggestionId === null ? null : <Link className="button button--wide" to={`/suggestions/${matter.suggestionId}`}>{matter.suggestionNumber === null ? '打开写成的建议' : matter.suggestionNumber}</Link>}
      </section>
      <Fold title="经过" count={matter.steps.length}><Timeline items={matter.steps.map((one, index) => ({ key: index, what: one.what, note: one.note, dateTime: one.at, when: formatInstant(one.at, today), who: one.byName }))} /></Fold>
    </div>
  );
}
