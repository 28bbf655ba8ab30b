import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mattersQuery, reportPdfPath } from '../../api/matters.ts';
import type { HandlingReport } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PaperLinks } from '../../ui/paper-links.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { MatterActions } from '../before-session/matter-actions.tsx';
import { NewMatter } from '../before-session/new-matter.tsx';

/** 办理情况报告: the figures come from the record, the rest is written here and kept. */
export function HandlingReports() {
  usePageTitle('办理情况报告');
  const today = useToday();
  const { identity } = useMe();
  const reports = useQuery(mattersQuery('handlingReport'));
  const [isNew, setNew] = useState(false);
  if (reports.data === undefined) return reports.error === null ? <Loading /> : <LoadFailed error={reports.error} onRetry={() => void reports.refetch()} />;
  const { items, createSchema, window: due } = reports.data;
  const isWriter = identity.role === 'deputyAffairs';
  return (
    <>
      <div className="page__head"><h1>办理情况报告</h1>{isWriter ? <button type="button" className="button button--main" onClick={() => setNew(true)}>起草一年的报告</button> : null}</div>
      <p className="muted filters">代表建议的办理情况向本级人大常委会报告，印发下一次人民代表大会会议，并予以公开（代表法第五十一条）。总体情况和附表由办理记录生成，定稿时固定下来。{due == null ? null : <>按本地设置，<strong>{due.year}年的报告应在{due.text}</strong>。</>}</p>
      {items.length === 0 ? <EmptyState title="还没有办理情况报告">{isWriter ? '按“起草一年的报告”，填写在哪次会议上报告。' : '代表工委定稿以后在这里查阅。'}</EmptyState> : <ul className="stack">{items.map((one) => <li key={one.id}><Report report={one} today={today} /></li>)}</ul>}
      <Dialog isOpen={isNew} onClose={() => setNew(false)} title="起草办理情况报告" isWide>
        <NewMatter kind="handlingReport" schema={createSchema} initial={{ year: Number(today.slice(0, 4)), reportedOn: due == null || due.from < today ? today : due.from }} label="起草" done="已建立，可以撰写了" onDone={() => setNew(false)} />
      </Dialog>
    </>
  );
}

function Report({ report, today }: { readonly report: HandlingReport; readonly today: string }) {
  const { year, meeting, reportedOn, practice, problems, nextSteps } = report;
  const parts = [['一、总体情况', report.overall.join('\n')], ['二、主要做法和成效', practice], ['三、存在的问题', problems], ['四、下一步打算', nextSteps]] as const;
  return (
    <section className="card stack" aria-label={`${year}年办理情况报告`}>
      <div className="spread"><h2>{year}年办理情况报告</h2><StatePill tone={report.state === 'finished' ? 'done' : 'plan'}>{report.stateLabel}</StatePill></div>
      <p className="muted">{formatDate(reportedOn, today)}，{meeting}{report.finishedOn === null ? '' : ` · ${report.finishedByName ?? ''}于${formatDate(report.finishedOn, today)}定稿`}</p>
      <p><PaperLinks href={reportPdfPath(report.id)} name={report.state === 'finished' ? '办理情况报告' : '办理情况报告（草稿）'} /></p>
      {parts.map(([heading, text]) => <div key={heading}><h3>{heading}</h3><p className="pre">{text === '' ? <span className="muted">（尚未撰写）</span> : text}</p></div>)}
      <MatterActions record={report} initialOf={(action) => (action === 'save' ? { meeting, reportedOn, practice, problems, nextSteps } : {})} />
    </section>
  );
}
