import type { Commitment, Suggestion } from '../../api/types.ts';
import { paperDate, paperInstant } from '../../text/format-date.ts';
import { resultClassLabels } from '../../text/states.ts';
import { Evidence } from './file-rows.tsx';
import { Facts, Listing, Part, Section } from './sheet.tsx';

export function Commitments({ suggestion }: { readonly suggestion: Suggestion }) {
  const list = suggestion.records.commitment;
  return list.length === 0 ? null : <Section title="承诺及其落实">{list.map((one) => <OneCommitment key={one.id} one={one} suggestion={suggestion} />)}</Section>;
}

function OneCommitment({ one, suggestion }: { readonly one: Commitment; readonly suggestion: Suggestion }) {
  return (
    <Part title={`第${one.askNo}条：${one.stateLabel}`}>
      <Facts rows={[
        ['承诺', one.content], ['单位', `${one.unitName}；责任人 ${one.ownerName}`], ['答复结果', resultClassLabels[one.resultClass]],
        ['期限', `${paperDate(one.dueOn)}${one.changedCount === 0 ? '' : `（改期 ${one.changedCount} 次，原定 ${paperDate(one.originalDueOn)}）`}`],
        ['申请改期', one.proposedDueOn === null ? null : `${paperDate(one.proposedDueOn)} ${one.changeReason ?? ''}`],
        ['进展', one.progress.length === 0 ? null : one.progress.map((step) => <p key={`${step.on} ${step.text}`}>{paperDate(step.on)} {step.byName}：{step.text}{step.percent === null ? '' : `（${step.percent}%）`}</p>)],
        ['单位报告', one.claimedOn === null ? null : `${paperDate(one.claimedOn)} ${one.claim ?? ''}`], ['核验', one.verifiedOn === null ? one.finding : `${paperDate(one.verifiedOn)} ${one.verifierName ?? ''}：${one.finding ?? ''}`],
        ['未兑现', one.brokenOn === null ? null : paperDate(one.brokenOn)], ['书面说明', one.explanation],
      ]} />
      <Evidence title="佐证材料" suggestion={suggestion} recordId={one.id} />
    </Part>
  );
}

export function Deadlines({ suggestion }: { readonly suggestion: Suggestion }) {
  const list = (suggestion.deadlines ?? []).filter((one) => one.kind !== 'returnRequest');
  if (list.length === 0) return null;
  const names = new Map(suggestion.records.handlingTask.map((task) => [task.unitId, task.unitName]));
  return (
    <Section title="期限">
      <Listing heads={['期限', '起算', '到期', '结果']} narrow={['起算', '到期', '结果']} rows={list.map((one) => ({
        key: one.id, cells: [`${one.label}${one.unitId === null ? '' : `（${names.get(one.unitId) ?? ''}）`}`.replace('（）', ''), paperDate(one.startedOn), paperDate(one.dueOn), `${one.overdue ? '逾期未办' : one.stateLabel}${one.endedOn === null ? '' : ` ${paperDate(one.endedOn)}`}`],
      }))} />
    </Section>
  );
}

export function History({ suggestion }: { readonly suggestion: Suggestion }) {
  const events = suggestion.timeline ?? [];
  if (events.length === 0) return null;
  return (
    <Section title="办理过程">
      <Listing heads={['时间', '办理人', '事项']} narrow={['时间']} rows={events.map((entry) => ({
        key: String(entry.seq), cells: [paperInstant(entry.at), [entry.organisationName, entry.actorName === entry.organisationName ? null : entry.actorName].filter((part) => part !== null && part !== '').join(' '),
          <>{entry.text}{entry.note === null || entry.note === '' ? null : <div className="pre">{entry.note}</div>}</>],
      }))} />
    </Section>
  );
}
