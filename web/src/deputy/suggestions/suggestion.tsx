import { Link, useParams } from 'react-router';
import type { Suggestion } from '../../api/types.ts';
import { notToRaise } from '../../api/writing-coach.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { FileList } from '../../ui/file-list.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { Corrections, oldNumbersText } from '../../corrections/corrections.tsx';
import { TextVersions } from '../../versions/text-versions.tsx';
import { StepsLine } from '../../ui/steps-line.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { RecordPage } from '../act/record-page.tsx';
import { useToday } from '../app/use-today.ts';
import { useWho } from '../app/who.ts';
import { Fold } from '../kit/fold.tsx';
import { numberOf, suggestionTone } from '../text/words.ts';
import { FromMatter } from '../livelihood/from-matter.tsx';
import { AnnouncedDraft } from '../before/announced-draft.tsx';
import { DraftTalks } from '../before/draft-talks.tsx';
import { Acts } from './acts.tsx';
import { Talks } from './talks.tsx';
import { Mediations } from './mediations.tsx';
import { TermExplanations } from './explanations.tsx';
import { isStopped, stepOf, steps, whatNext } from './progress.ts';
import { OnPaper } from './on-paper.tsx';
import { Publications } from '../publication/publications.tsx';
import { Promises } from './promises.tsx';
import { Ratings } from './ratings.tsx';
import { Replies } from './replies.tsx';
import { ReportSecret } from './report-secret.tsx';
import { RelatedOnes } from './related-ones.tsx';
import { SuggestionText } from './text.tsx';
import { Twins } from './twins.tsx';
import { WritingQuality } from '../excellent/writing-quality.tsx';
import { Units } from './units.tsx';

export function SuggestionPage() {
  const { id = '' } = useParams();
  return <RecordPage key={id} kind="suggestion" id={id} title="建议" back="/suggestions">{(record) => <View record={record} />}</RecordPage>;
}

/** One suggestion as its deputy wants to know it: where it stands, what comes next, then everything else folded. */
function View({ record }: { readonly record: Suggestion }) {
  const today = useToday();
  const who = useWho();
  const isOwn = record.contactPersonId === who.person.id;
  const next = whatNext(record, today, isOwn, who.identity.congress.level === 'township');
  const signers = record.records.coSponsorship.filter((one) => one.state !== 'removed');
  const files = (record.attachments ?? []).filter((one) => one.recordKind === 'suggestion');
  const timeline = record.timeline ?? [];
  const oldNumbers = oldNumbersText(record.voidedNumbers.map((one) => one.numberLabel));
  return (
    <div className="stack-lg">
      <section className="stack">
        <h2 style={{ fontSize: '1.25rem' }}>{record.title === '' ? '（还没有标题）' : record.title}</h2>
        <p className="muted">{numberOf(record)} · {record.leadName}代表{!isOwn ? '' : record.leadPersonId === who.person.id ? '（我领衔）' : '（由我联系）'}{record.leadDelegationName === null ? '' : ` · ${record.leadDelegationName}`}</p>
        {record.contactSince === null ? null : <p className="note">{record.contactReason}。{record.contactName === null ? '没有代表接替联系，不再面商、测评，其余照常办理。' : `由联名代表${record.contactName}接替联系和测评。`}</p>}
        <div className="row"><StatePill tone={suggestionTone(record.state, next.isOverdue)}>{record.stateLabel}</StatePill>{record.isKey ? <StatePill tone="plan">重点督办</StatePill> : null}{record.entryChannel === 'paper' ? <StatePill tone="plan">纸质录入</StatePill> : null}</div>
        <FromMatter suggestionId={record.id} />
        <OnPaper record={record} isOwn={isOwn} today={today} />
        {oldNumbers === null ? null : <p className="note">{oldNumbers}</p>}
        {isStopped(record.state) ? null : <StepsLine steps={steps} current={stepOf(record.state)} label="办到哪一步" />}
        <div className="next stack-sm"><h3>接下来</h3><p>{next.text}</p>{next.due === null ? null : <p className={next.isOverdue ? 'due due--late' : 'due'}>{next.due}</p>}</div>
        {record.reportedOn === null ? null : <p>办理情况已于{formatDate(record.reportedOn, today)}向{record.reportSessionLabel ?? '乡镇人民代表大会'}报告。</p>}
        {record.state === 'returned' && record.guidance !== null ? <div className="note note--plan stack-sm"><h3>{record.guidanceFrom ?? ''}的修改意见</h3><p className="pre">{record.guidance}</p></div> : null}
        {record.state === 'declined' ? <div className="note note--late stack-sm"><h3>不予受理的理由</h3><p>{notToRaise.find((one) => one.code === record.declineCode)?.label ?? record.declineCode}</p><p className="pre">{record.declineText}</p><a className="button" href={`/api/v1/suggestions/${record.id}/decline-notice.pdf`} target="_blank" rel="noreferrer">打开不予受理通知（PDF）</a></div> : null}
      </section>
      <Acts record={record} isOwn={isOwn} />
      {isOwn ? <><AnnouncedDraft record={record} /><DraftTalks record={record} /></> : null}
      <Talks record={record} today={today} />
      <Replies record={record} today={today} />
      <Promises record={record} today={today} />
      <Mediations record={record} today={today} />
      <TermExplanations record={record} today={today} />
      <Ratings record={record} today={today} />
      <Publications record={record} today={today} />
      <Units record={record} today={today} />
      <RelatedOnes record={record} today={today} />
      {record.registeredOn === null ? null : <Twins suggestionId={record.id} today={today} />}
      <Fold title="建议全文" isOpen={record.records.reply.length === 0}>
        <SuggestionText record={record} />
        <Corrections list={record.corrections} today={today} />
        {signers.length === 0 ? null : <p><span className="muted">联名代表：</span>{signers.map((one) => `${one.personName}（${one.stateLabel}）`).join('、')}</p>}
        {files.length === 0 ? null : <FileList files={files.map(({ id, name, size, href }) => ({ id, name, size, href }))} />}
        <a className="button" href={`/api/v1/suggestions/${record.id}/sheet.pdf`} target="_blank" rel="noreferrer">打开建议纸（PDF）</a>
      </Fold>
      {record.leadPersonId === who.person.id && record.submittedOn !== null ? <WritingQuality suggestionId={record.id} /> : null}
      {isOwn && record.textVersions.length > 1 ? <Fold title="文字的各个版本" count={record.textVersions.length}><TextVersions record={record} today={today} /></Fold> : null}
      <Fold title="办理过程" count={timeline.length}>
        {timeline.length === 0 ? <p className="muted">还没有办理记录。</p> : null}
        <Timeline items={timeline.map((one) => ({
          key: one.seq, dateTime: one.at, when: formatInstant(one.at, today), what: one.text, note: one.note,
          who: one.actorName === '' || one.actorName === one.actorRoleLabel ? one.actorRoleLabel : `${one.actorName}（${one.organisationName ?? one.actorRoleLabel}）`,
        }))} />
        {(record.deadlines ?? []).length === 0 ? null : <Clocks record={record} today={today} />}
      </Fold>
      {record.leadPersonId === who.person.id ? <ReportSecret suggestionId={record.id} /> : null}
      <p className="small muted">{record.registeredOn === null ? '' : `${formatDate(record.registeredOn, today)}登记`} <Link to="/suggestions">回到建议列表</Link></p>
    </div>
  );
}

function Clocks({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  return (
    <div className="stack-sm">
      <h3>期限</h3>
      <ul className="stack-sm">
        {(record.deadlines ?? []).map((one) => (
          <li key={one.id}><strong>{one.label}</strong>：{formatDate(one.dueOn, today)} · <span className={one.overdue ? 'due due--late' : ''}>{one.overdue ? '已过期限' : one.stateLabel}</span><br /><span className="small muted">依据：{one.basis}</span></li>
        ))}
      </ul>
    </div>
  );
}
