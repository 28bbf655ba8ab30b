import { commitmentWorkflow } from '@luoshi/domain/commitment/workflow.ts';
import { workflowIn } from '@luoshi/domain/case-file/kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { CountyAnswer, CountyReferralRow } from '@luoshi/domain/county-referral/rows.ts';
import { countyReferralWorkflow } from '@luoshi/domain/county-referral/workflow.ts';
import type { ShownReferralFacts } from './referral-facts.ts';

/** For the deputy and the readers of the suggestion; addresses of the township's records lead nowhere from here. */
export function referralFields(record: MatterRow, facts: ShownReferralFacts): MatterRow & Record<string, unknown> {
  const { matterId: _matter, files, ...referral } = record as CountyReferralRow;
  return {
    ...referral, takenBy: facts.takenBy, suggestionNumber: facts.suggestionNumber,
    files: files.map(({ sha256: _hash, ...file }) => ({ ...file, href: `/api/v1/county-referrals/${encodeURIComponent(record.id)}/files/${encodeURIComponent(file.id)}` })),
  };
}

const stages = { writing: '正在写建议，还没有编号', gone: '没有提出，或者已经撤回、没有受理' } as const;
const labelOf = (labels: Readonly<Record<string, string>>, name: string): string => labels[name] ?? name;

/** What the township reads of one deputy's answer. */
export function answerView({ personId, personName, state, askedOn, answer, answeredOn, suggestion }: CountyAnswer) {
  return {
    personId, personName, state, stateLabel: labelOf(countyReferralWorkflow.states, state), askedOn, answer, answeredOn,
    suggestion: suggestion === null ? null : {
      numberLabel: suggestion.numberLabel, units: suggestion.units, stateLabel: suggestion.stage === 'registered' ? labelOf(workflowIn('suggestion', { congressId: 'county', townshipId: null }).states, suggestion.state ?? '') : stages[suggestion.stage],
      commitments: suggestion.commitments.map(({ state: promiseState, ...promise }) => ({ ...promise, stateLabel: labelOf(commitmentWorkflow.states, promiseState) })),
    },
  };
}
