import type { CaseContext } from '../case-file/context.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { CommitmentRow } from '../case-file/rows.ts';
import { isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

type Ctx = CaseContext<CommitmentRow>;

export interface CommitmentBodies {
  reportProgress: { readonly text: string; readonly percent?: number; readonly files?: readonly string[] };
  claim: { readonly statement: string; readonly files: readonly string[] };
  verify: { readonly finding: string; readonly files?: readonly string[] };
  refute: { readonly finding: string; readonly files?: readonly string[] };
  proposeChange: { readonly dueOn: IsoDate; readonly reason: string };
  acceptChange: { readonly note?: string };
  refuseChange: { readonly note: string };
  declareBroken: { readonly finding: string };
  explain: { readonly explanation: string };
  replace: Record<string, never>;
  follow: Record<string, never>;
  unfollow: Record<string, never>;
}

/** Who checks may not be the one who promised: neither acting for the unit nor a deputy whom the unit employs. */
function outsideUnit({ actor, file, record }: Ctx): Refusal | null {
  const own = 'organisationId' in actor && actor.organisationId === record.unitId;
  const employed = 'personId' in actor && actor.personId === file.suggestion.contactPersonId && file.suggestion.contactEmployerId === record.unitId;
  return own || employed ? refusal('insideUnit', '核验人不能是承诺单位的人员，请由单位以外的人员核验') : null;
}

/** Watching is for what an earlier term left; the deputies who asked for it are told anyway. */
function carriedOver({ file }: Ctx): Refusal | null {
  return file.suggestion.carriedOn === null ? refusal('notCarried', '只有换届时没有办完、转入下一届的承诺可以关注') : null;
}

const isFollowing = ({ record, actor }: Ctx): boolean => 'personId' in actor && record.followers.some((one) => one.personId === actor.personId);
const following = (context: Ctx): Refusal | null => (isFollowing(context) ? null : refusal('notFollowing', '您没有关注这项承诺'));
const notFollowing = (context: Ctx): Refusal | null => (isFollowing(context) ? refusal('following', '您已经关注这项承诺') : null);

function pastDue({ record, today }: Ctx): Refusal | null {
  return record.dueOn < today ? null : refusal('notDueYet', `承诺期限（${record.dueOn}）还没有过，不能认定为未兑现`);
}

/** One promise, from the reply to the thing standing there: a claim is not a fact until it is verified on the evidence. */
export const commitmentWorkflow = defineWorkflow<Ctx>()({
  kind: 'commitment',
  label: '承诺事项',
  initial: 'undertaken',
  rows: [
    // action          from                                    to                by                                                                                                         when            emits
    ['reportProgress', ['undertaken'],                         'underWay',       ['unitSection', 'unitLiaison'],                                                                            [],             'ProgressReported'],
    ['reportProgress', ['underWay', 'broken'],                 'unchanged',      ['unitSection', 'unitLiaison'],                                                                            [],             'ProgressContinued'],
    ['claim',          ['undertaken', 'underWay', 'broken'],   'claimed',        ['unitSection', 'unitHead'],                                                                               [],             'FulfilmentClaimed'],
    ['verify',         ['claimed'],                            'verified',       ['deputyAffairs', 'committeeMember', 'councilMember', 'specialCommittee', 'townshipPresidium', 'leadSponsor'], ['outsideUnit'], 'FulfilmentVerified'],
    ['refute',         ['claimed'],                            'underWay',       ['deputyAffairs', 'committeeMember', 'councilMember', 'specialCommittee', 'townshipPresidium', 'leadSponsor'], ['outsideUnit'], 'FulfilmentRefuted'],
    ['proposeChange',  ['undertaken', 'underWay', 'broken'],   'changeProposed', ['unitHead'],                                                                                              [],             'ChangeProposed'],
    ['acceptChange',   ['changeProposed'],                     'underWay',       ['deputyAffairs'],                                                                                         [],             'ChangeAccepted'],
    ['refuseChange',   ['changeProposed'],                     'underWay',       ['deputyAffairs'],                                                                                         [],             'ChangeRefused'],
    ['declareBroken',  ['undertaken', 'underWay'],             'broken',         ['deputyAffairs'],                                                                                         ['pastDue'],    'CommitmentBroken'],
    ['explain',        ['broken'],                             'explained',      ['unitHead'],                                                                                              [],             'CommitmentExplained'],
    ['follow',         ['undertaken', 'underWay', 'claimed', 'changeProposed', 'broken'], 'unchanged', ['anyDeputy'],                                                                      ['carriedOver', 'notFollowing'], 'CommitmentFollowed'],
    ['unfollow',       ['undertaken', 'underWay', 'claimed', 'changeProposed', 'broken'], 'unchanged', ['anyDeputy'],                                                                      ['following'],  'CommitmentUnfollowed'],
    ['replace',        ['undertaken', 'underWay', 'claimed', 'changeProposed', 'broken', 'explained'], 'replaced', ['process'],                                                                 [],             'CommitmentReplaced'],
  ],
  roles: rolesOf('anyDeputy', 'unitSection', 'unitLiaison', 'unitHead', 'deputyAffairs', 'committeeMember', 'councilMember', 'specialCommittee', 'townshipPresidium', 'leadSponsor', 'process'),
  guards: { outsideUnit, pastDue, carriedOver, following, notFollowing },
  routes: {},
  states: {
    undertaken: '已承诺', underWay: '落实中', claimed: '单位报已落实，待核验', verified: '已核验落实', changeProposed: '申请改期，待审定', broken: '未兑现',
    explained: '未兑现，已书面说明', replaced: '由新答复的承诺接替',
  },
  actions: {
    reportProgress: '报告进展', claim: '报已落实', verify: '核验属实', refute: '核验不属实', proposeChange: '申请改期', acceptChange: '同意改期', refuseChange: '不同意改期',
    declareBroken: '认定未兑现', explain: '书面说明', replace: '由新承诺接替', follow: '关注', unfollow: '不再关注',
  },
  events: {
    ProgressReported: '报告进展', ProgressContinued: '报告进展', FulfilmentClaimed: '报告承诺已落实', FulfilmentVerified: '核验属实，承诺落实', FulfilmentRefuted: '核验不属实，继续落实',
    ChangeProposed: '申请改期', ChangeAccepted: '同意改期', ChangeRefused: '不同意改期', CommitmentBroken: '认定承诺未兑现', CommitmentExplained: '书面说明未兑现的原因', CommitmentReplaced: '由新答复的承诺接替', CommitmentFollowed: '代表关注承诺', CommitmentUnfollowed: '代表不再关注承诺',
  },
  bodyRules: {
    claim: (_context: Ctx, body: CommitmentBodies['claim']) => (body.files.length > 0 ? [] : [refusal('noEvidence', '报已落实须上传佐证材料（照片、验收单等）', '/files')]),
    proposeChange: ({ record, today }: Ctx, body: CommitmentBodies['proposeChange']) => (isValidIsoDate(body.dueOn) && body.dueOn > today && body.dueOn > record.dueOn
      ? [] : [refusal('badDueOn', '新的期限须晚于今天和原期限', '/dueOn')]),
  },
  turns: {
    undertaken: [{ by: 'unitSection', action: 'claim' }],
    underWay: [{ by: 'unitSection', action: 'claim' }],
    claimed: [{ by: 'deputyAffairs', action: 'verify' }],
    changeProposed: [{ by: 'deputyAffairs', action: 'acceptChange' }],
    broken: [{ by: 'unitHead', action: 'explain' }],
  },
});
