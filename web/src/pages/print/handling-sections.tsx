import type { Consultation, Evaluation, Reply, Suggestion } from '../../api/types.ts';
import { choiceLabels } from '../../text/field-labels.ts';
import { paperDate, paperInstant } from '../../text/format-date.ts';
import { levelLabels, modeLabels, rankLabels, replyTypeLabels, resultClassLabels, signerText } from '../../text/states.ts';
import { formAnswerRows } from '../../text/form-answers.ts';
import { envelopeText } from '../../text/envelope.ts';
import { Evidence } from './file-rows.tsx';
import { Facts, Part, Section, Text } from './sheet.tsx';

const unitOf = (suggestion: Suggestion, taskId: string) => suggestion.records.handlingTask.find((task) => task.id === taskId)?.unitName ?? '';

export function Consultations({ suggestion }: { readonly suggestion: Suggestion }) {
  const list = suggestion.records.consultation;
  return list.length === 0 ? null : <Section title="与代表面商">{list.map((one) => <OneConsultation key={one.id} one={one} suggestion={suggestion} />)}</Section>;
}

function OneConsultation({ one, suggestion }: { readonly one: Consultation; readonly suggestion: Suggestion }) {
  return (
    <Part title={`${unitOf(suggestion, one.taskId)}：${one.stateLabel}`}>
      <Facts rows={[
        ['约定', one.plannedAt === null ? null : `${paperInstant(one.plannedAt)} ${one.place ?? ''}`], ['面商', one.heldOn === null ? null : `${paperDate(one.heldOn)} ${one.place ?? ''}${one.mode === null ? '' : `（${modeLabels[one.mode] ?? ''}）`}`],
        ['单位出席', one.attendees.map((who) => `${who.name}（${who.position}，${rankLabels[who.rank] ?? ''}）`).join('、')], ['代表出席', one.deputiesPresent.join('、')],
        ['代表意见', one.deputyOpinion], ['单位意见', one.unitOpinion], ['分歧', one.difference], ['不需要面商', one.waiverReason], ['代表答复', one.answer], ['记录人', one.recordedByName],
      ]} />
      <Evidence title="面商附件" suggestion={suggestion} recordId={one.id} />
    </Part>
  );
}

export function Opinions({ suggestion }: { readonly suggestion: Suggestion }) {
  const list = suggestion.records.assistingOpinion;
  if (list.length === 0) return null;
  return (
    <Section title="会办意见">
      {list.map((one) => (
        <Part key={one.id} title={`${one.unitName}：${one.stateLabel}`}>
          <Text>{one.text}</Text>
          <Facts rows={[['文号', one.letterNumber], ['送达', one.deliveredOn === null ? null : `${paperDate(one.deliveredOn)} ${one.signedByName ?? ''}`], ['退回', one.note], ['联系人', contactOf(one)]]} />
        </Part>
      ))}
    </Section>
  );
}

const contactOf = ({ contactName, contactPhone }: { readonly contactName: string | null; readonly contactPhone: string | null }) => (contactName === null ? null : `${contactName} ${contactPhone ?? ''}`);

export function Replies({ suggestion }: { readonly suggestion: Suggestion }) {
  const list = suggestion.records.reply;
  return list.length === 0 ? null : <Section title="答复">{list.map((one) => <OneReply key={one.id} one={one} suggestion={suggestion} />)}</Section>;
}

function OneReply({ one, suggestion }: { readonly one: Reply; readonly suggestion: Suggestion }) {
  return (
    <Part title={`${unitOf(suggestion, one.taskId)}的${replyTypeLabels[one.type] ?? '答复'}：${one.stateLabel}`}>
      <Facts rows={[
        ['文号', one.letterNumber], ['签发', one.deliveredOn === null ? null : `${paperDate(one.deliveredOn)} ${signerText(one)}`], ['核稿', one.checkedByName], ['办理结果', one.overallClass === null ? null : resultClassLabels[one.overallClass]],
        ['没有面商', one.withoutConsultation === null ? null : `${choiceLabels[one.withoutConsultation] ?? ''}${one.withoutConsultationText === null ? '' : `：${one.withoutConsultationText}`}${one.marksMissingConsultation ? '（未经有效面商）' : ''}`],
        ['联系人', contactOf(one)],
      ]} />
      <Text>{one.opening}</Text>
      {one.answers.map((answer) => (
        <div key={answer.askNo} className="print-answer">
          <h4>第{answer.askNo}条　{resultClassLabels[answer.resultClass]}</h4>
          <Text>{answer.text}</Text>
          {answer.promise === null ? null : <p>承诺：{answer.promise.content}；责任人 {answer.promise.ownerName}；{paperDate(answer.promise.dueOn)}前完成</p>}
        </div>
      ))}
      <Text>{one.closing}</Text>
      <Evidence title="手签签发稿" suggestion={suggestion} recordId={one.id} />
    </Part>
  );
}

export function Evaluations({ suggestion }: { readonly suggestion: Suggestion }) {
  const list = suggestion.records.evaluation;
  return list.length === 0 ? null : <Section title="代表测评">{list.map((one) => <OneEvaluation key={one.id} one={one} suggestion={suggestion} />)}</Section>;
}

function OneEvaluation({ one, suggestion }: { readonly one: Evaluation; readonly suggestion: Suggestion }) {
  const level = (value: Evaluation['result']) => (value === null ? null : levelLabels[value]);
  return (
    <Part title={`${one.roundName}（${unitOf(suggestion, one.taskId)}）：${one.stateLabel}`}>
      <Facts rows={[['测评代表', one.raterName], ['截止', paperDate(one.closesOn)], ['办理态度', level(one.attitude)], ['办理结果', level(one.result)], ['具体意见', one.reason], ...formAnswerRows(one.formAnswers), ['纸质测评', envelopeText(one, paperDate)]]} />
      <Evidence title="纸质测评扫描件" suggestion={suggestion} recordId={one.id} />
    </Part>
  );
}
