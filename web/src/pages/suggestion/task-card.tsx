import { Link } from 'react-router';
import { documentPath } from '../../api/paths.ts';
import type { Commitment, Consultation, Evaluation, HandlingTask, Reply, Suggestion } from '../../api/types.ts';
import { MediationLine } from './mediation-line.tsx';
import { PublicationLine } from '../publications/publication-line.tsx';
import { ExplanationLine } from './explanation-line.tsx';
import { SupervisionNotes } from './supervision-notes.tsx';
import { Corrections } from '../../corrections/corrections.tsx';
import { ClassNotices } from './class-notices.tsx';
import { ReturnRight } from './return-right.tsx';
import { useToday } from '../../frame/use-today.ts';
import { envelopeText } from '../../text/envelope.ts';
import { formAnswerRows } from '../../text/form-answers.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { disputeStates, extensionText, levelLabels, modeLabels, objectionStates, formerUnitsOf, originOf, rankLabels, replyTypeLabels, resultClassLabels, returnStates, signerText, taskRoleLabels, toneOf } from '../../text/states.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PaperLinks } from '../../ui/paper-links.tsx';
import { Phone } from '../../ui/phone.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

/** One unit's work on the suggestion with all that came of it. */
export function TaskCard({ task, suggestion }: { readonly task: HandlingTask; readonly suggestion: Suggestion }) {
  const today = useToday();
  const { records } = suggestion;
  const mine = <T extends { readonly taskId: string }>(list: readonly T[]) => list.filter((one) => one.taskId === task.id);
  return (
    <section className="task" aria-label={`${task.unitName}（${taskRoleLabels[task.role]}）`}>
      <div className="spread"><h3>{task.unitName}<span className="muted">（{taskRoleLabels[task.role]}）</span></h3><StatePill tone={toneOf('handlingTask', task.state)}>{task.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['交办', <>{formatDate(task.assignedOn, today)} <PaperLinks href={documentPath.assignmentForm(task.id)} name="交办单" /></>], ['签收', formatDate(task.acceptedOn, today)], ['承办科室', task.sectionName === null ? null : `${task.sectionName}${task.handlerName === null ? '' : `（经办人 ${task.handlerName}）`}`],
        originOf(task), ['机构改革', formerUnitsOf(task)],
        ['退办申请', task.returnState === null ? null : <>{task.returnReason}<br /><span className="muted small">职能依据：{task.returnGround}</span><br />{returnStates[task.returnState]}{task.returnAnswer === null ? null : `：${task.returnAnswer}`}<br /><PaperLinks href={documentPath.returnForm(task.id)} name="退办申请单" /></>],
        ['终止', task.endedOn === null ? null : `${formatDate(task.endedOn, today)} ${task.endedReason ?? ''}`],
        ['延期', task.extensionState === null ? null : <>{extensionText(task, formatDate(task.extensionDecidedOn, today))}{task.extensionAnswer === null ? null : <><br />决定意见：{task.extensionAnswer}</>}<br /><PaperLinks href={documentPath.extensionForm(task.id)} name="延期申请单" /></>],
        ['职责争议', task.disputeStatement === null ? null : <>{task.disputeStatement}（{task.disputeSignedBy}签署；依据：{task.disputeGround}；建议由{task.disputeProposal}承办）<br /><span className="muted small">{task.disputeState === null ? null : disputeStates[task.disputeState]}{task.disputeAnswer === null ? null : `：${task.disputeAnswer}`}</span></>],
        ['代表异议', task.objection === null ? null : <>{task.objection}<br /><span className="muted small">{task.objectionState === null ? null : objectionStates[task.objectionState]}{task.objectionAnswer === null ? null : `：${task.objectionAnswer}`}</span></>],
        ['首次联系', task.contactedOn === null ? null : `${formatDate(task.contactedOn, today)} ${task.contactNote ?? ''}`], ['催办', task.urgedCount === 0 ? null : <SupervisionNotes task={task} today={today} />],
      ]} />
      <ReturnRight task={task} suggestion={suggestion} />
      {mine(records.consultation).map((one) => <ConsultationLine key={one.id} consultation={one} suggestion={suggestion} />)}
      {mine(records.assistingOpinion).map((one) => (
        <div className="task__item" key={one.id}>
          <div className="spread"><strong>会办意见</strong><StatePill tone={toneOf('assistingOpinion', one.state)}>{one.stateLabel}</StatePill></div>
          {one.note === null ? null : <p className="note note--plan small">退回意见：{one.note}</p>}
          <p className="pre">{one.text}</p>
          <p className="small">{one.contactName === null ? null : <>联系人 {one.contactName} <Phone number={one.contactPhone} /> </>}<Link to={`/opinions/${one.id}`}>打开</Link>{one.state === 'delivered' ? <> · <PaperLinks href={documentPath.opinionLetter(one.id)} name="会办意见函" /></> : null}</p>
        </div>
      ))}
      {mine(records.reply).map((one) => <ReplyLine key={one.id} reply={one} />)}
      {mine(records.publication).map((one) => <PublicationLine key={one.id} publication={one} suggestion={suggestion} />)}
      {mine(records.evaluation).map((one) => <EvaluationLine key={one.id} evaluation={one} suggestion={suggestion} />)}
      {mine(records.mediation).map((one) => <MediationLine key={one.id} mediation={one} suggestion={suggestion} />)}
      {mine(records.commitment).map((one) => <CommitmentLine key={one.id} commitment={one} suggestion={suggestion} />)}
      {mine(records.termExplanation).map((one) => <ExplanationLine key={one.id} explanation={one} />)}
    </section>
  );
}

function ConsultationLine({ consultation: one, suggestion }: { readonly consultation: Consultation; readonly suggestion: Suggestion }) {
  const today = useToday();
  const files = suggestion.attachments?.filter((file) => file.recordId === one.id) ?? [];
  return (
    <div className="task__item">
      <div className="spread"><strong>面商</strong><StatePill tone={toneOf('consultation', one.state)}>{one.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['约定', one.plannedAt === null || one.heldOn !== null ? null : `${formatInstant(one.plannedAt, today)} ${one.place ?? ''}`],
        ['面商', one.heldOn === null ? null : `${formatDate(one.heldOn, today)} ${one.place ?? ''}${one.mode === null ? '' : `（${modeLabels[one.mode]}）`}`],
        ['出席', one.attendees.length === 0 ? null : `${one.attendees.map((who) => `${who.name}（${who.position}，${rankLabels[who.rank]}）`).join('、')}；代表 ${one.deputiesPresent.join('、')}`],
        ['代表意见', one.deputyOpinion], ['单位意见', one.unitOpinion], ['分歧', one.difference], ['代表的表示', one.waiverReason], ['代表答复', one.answer], ['代表签名', one.signedOn === null ? null : `${formatDate(one.signedOn, today)}在纸质件上签名（${one.signedRecordedBy ?? ''}登记）`],
      ]} />
      <Corrections list={one.corrections} today={today} />
      {files.length === 0 ? null : <FileList files={files.map((file) => ({ id: file.id, name: file.name, size: file.size, href: file.href, sha256: file.sha256 }))} />}
      {one.heldOn === null ? null : <p><PaperLinks href={documentPath.consultationRecord(one.id)} name="面商记录表" /></p>}
    </div>
  );
}

function ReplyLine({ reply }: { readonly reply: Reply }) {
  const today = useToday();
  const isOut = reply.state === 'delivered' || reply.state === 'replaced';
  return (
    <div className="task__item">
      <div className="spread"><strong>{replyTypeLabels[reply.type]}</strong><StatePill tone={toneOf('reply', reply.state)}>{reply.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['文号', reply.letterNumber], ['签发', reply.deliveredOn === null ? null : `${formatDate(reply.deliveredOn, today)} ${signerText(reply)}`],
        ['办理结果', reply.overallClass === null ? null : `${reply.classNotices.length > 0 ? '' : (reply.letter as { classLetter?: string | null } | null)?.classLetter ?? ''} ${resultClassLabels[reply.overallClass] ?? ''}`.trim()], ['面商', reply.marksMissingConsultation ? <StatePill tone="late">未经有效面商</StatePill> : null],
      ]} />
      <ClassNotices reply={reply} />
      <p className="small"><Link to={`/replies/${reply.id}`}>{isOut ? '查看答复' : '打开答复稿'}</Link>{isOut ? <> · <PaperLinks href={documentPath.replyLetter(reply.id)} name="答复函" /></> : null}</p>
    </div>
  );
}

function EvaluationLine({ evaluation: one, suggestion }: { readonly evaluation: Evaluation; readonly suggestion: Suggestion }) {
  const today = useToday();
  const files = suggestion.attachments?.filter((file) => file.recordId === one.id) ?? [];
  return (
    <div className="task__item">
      <div className="spread"><strong>测评（{one.roundName}）</strong><StatePill tone={one.result === 'dissatisfied' ? 'late' : toneOf('evaluation', one.state)}>{one.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['测评代表', one.raterName], ['截止', formatDate(one.closesOn, today)], ['办理态度', one.attitude === null ? null : levelLabels[one.attitude]], ['办理结果', one.result === null ? null : levelLabels[one.result]], ['具体意见', one.reason], ...formAnswerRows(one.formAnswers), ['纸质测评', envelopeText(one, (date) => formatDate(date, today))],
      ]} />
      {one.rereading === null ? null : <p className="note note--plan">{one.rereading.byName}提出更正为：办理态度{levelLabels[one.rereading.attitude]}，办理结果{levelLabels[one.rereading.result]}{one.rereading.reason === null ? '' : `，意见：${one.rereading.reason}`}（{one.rereading.why}）。须另一人对照测评表核对。</p>}
      <Corrections list={one.corrections} today={today} />
      {['noResponse', 'noRater'].includes(one.state) ? null : <p><PaperLinks href={documentPath.ratingForm(one.id)} name={one.state === 'disclosed' ? '征询意见表' : '空白征询意见表'} /></p>}
      {files.length === 0 ? null : <FileList files={files.map((file) => ({ id: file.id, name: `${file.purpose === 'envelope' ? '未拆封信封' : '测评表'}：${file.name}`, size: file.size, href: file.href, sha256: file.sha256 }))} />}
    </div>
  );
}

function CommitmentLine({ commitment: one, suggestion }: { readonly commitment: Commitment; readonly suggestion: Suggestion }) {
  const today = useToday();
  const isLate = one.dueOn < today && ['undertaken', 'underWay', 'changeProposed'].includes(one.state);
  const evidence = suggestion.attachments?.filter((file) => file.recordId === one.id).length ?? 0;
  return (
    <div className="task__item">
      <div className="spread"><strong>承诺（第{one.askNo}条）</strong><StatePill tone={toneOf('commitment', one.state, isLate)}>{one.stateLabel}</StatePill></div>
      <p><Link to={`/commitments/${one.id}`}>{one.content}</Link></p>
      <p className="small muted">责任人 {one.ownerName} · 期限 {formatDate(one.dueOn, today)}{one.changedCount > 0 ? `（改期 ${one.changedCount} 次，原定 ${formatDate(one.originalDueOn, today)}）` : ''} · 佐证 {evidence} 件</p>
    </div>
  );
}
