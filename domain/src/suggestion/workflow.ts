import type { CaseContext } from '../case-file/context.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { addInGroupRule } from '../handling-task/in-group.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import { refusal } from '../kernel/refusal.ts';
import { endedUnitRefusal } from '../handling-task/known-unit.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { identityKept, identityOpen, identityStates, riskNamed } from '../identity-kept/keep-identity.ts';
import { publicationsSettled } from '../publication/open-publication.ts';
import { hasContact, mandateEnded } from '../mandate/guards.ts';
import { handOverArranged, handOverRoutes, handOverRules, leftToOffice, writtenHere } from '../mandate/hand-over-draft.ts';
import { allConsented, hasOtherSigners, signersConsent, signersSilent, withdrawableStates, withdrawalAsked, withdrawalNotAsked } from '../withdrawal/withdrawal.ts';
import { withdrawalEvents, withdrawalLabels } from '../withdrawal/labels.ts';
import { handOverEvents, handOverLabels } from '../mandate/hand-over-labels.ts';
import type { SuggestionBodies, UnitChoice } from './bodies.ts';
import { correctionRule, enteredOnPaper, entryDisputed, entryUndisputed, signedOnPaperOnly, wishReasoned } from './entry-guards.ts';
import { numberRule } from '../correction/number.ts';
import { keepsLead, leadInNoTownship, leadInTownship, nothingDelivered, signedOnPaper, signersRule } from '../correction/signers.ts';
import { textRule } from '../correction/text.ts';
import { inGroup, notInGroup, notMember } from '../suggestion-link/group.ts';
import { earlierRule } from '../suggestion-link/earlier.ts';
import { mergeRule } from '../suggestion-link/merge.ts';
import { hasSeveralAsks, splitRule } from '../suggestion-link/split.ts';
import { higherReplyRule } from './passing-up.ts';
import { paperWithdrawalRule } from './withdraw-on-paper.ts';
import { commitmentsSettled, coSponsorsSettled, evaluationsSettled, hasCoSponsors, hasOpenInvitations, objectionsAnswered, passedOn, textComplete, unitsOwe, unitsPlanned, withdrawalOpen } from './guards.ts';
import { unitChoiceRule } from './unit-choice-rule.ts';
import { stillOpen } from '../term-change/open-matter.ts';
import { meetingRule, needsNoSignature } from './at-meeting.ts';

type Ctx = CaseContext<SuggestionRow>;

/** The first review level that has not yet passed this very text; a text that passed before is not reviewed again. */
function nextReview({ record }: Ctx): 'presidium' | 'affairs' | 'office' | 'none' {
  // Deputies without a township are first reviewed by the deputies' affairs commission.
  if (record.leadTownshipId !== null && !passedOn(record, 'presidium')) return 'presidium';
  if (!passedOn(record, 'affairs')) return 'affairs';
  return passedOn(record, 'office') ? 'none' : 'office';
}

function namesGovernmentUnit({ directory }: Ctx, body: unknown): boolean {
  const choice = body as UnitChoice | undefined;
  return [choice?.leadUnitId, ...(choice?.assistingUnitIds ?? [])].some((id) => id !== undefined && directory.unit(id)?.channel === 'government');
}

const isUndisputed = (context: Ctx): boolean => entryUndisputed(context) === null;
/** Everybody who signed has said yes: the lead sponsor withdraws, or leaves it. */
const asAgreed = { by: 'leadSponsor', action: 'withdraw', if: (context: Ctx): boolean => allConsented(context) && withdrawalOpen(context) === null } as const;
const answersEntry = { by: 'entryOffice', action: 'keepEntry', if: (context: Ctx): boolean => !isUndisputed(context) } as const;

/** The whole life of one suggestion. Handling itself belongs to the units' tasks; see `handling-task/workflow.ts`. */
export const suggestionWorkflow = defineWorkflow<Ctx>()({
  kind: 'suggestion',
  label: '代表建议',
  initial: 'draft',
  rows: [
    // action              from                                          to                         by                      when                                    emits                     only
    ['save',              ['draft', 'returned'],                        'unchanged',               ['leadSponsor'],        [],                                     'DraftSaved'],
    ['attachFiles',       ['draft', 'returned'],                        'unchanged',               ['leadSponsor'],        [],                                     'FilesAttached'],
    ['inviteCoSponsors',  ['draft', 'returned'],                        'unchanged',               ['leadSponsor'],        [],                                     'CoSponsorsInvited'],
    ['removeCoSponsor',   ['draft', 'returned', 'awaitingCoSponsors'],  'unchanged',               ['leadSponsor'],        ['hasCoSponsors'],                      'CoSponsorRemoved'],
    ['freeze',            ['draft', 'returned'],                        'awaitingCoSponsors',      ['leadSponsor'],        ['textComplete', 'hasOpenInvitations'], 'TextFrozen'],
    ['unfreeze',          ['awaitingCoSponsors'],                       'draft',                   ['leadSponsor'],        [],                                     'TextUnfrozen'],
    ['submit',            ['draft', 'returned', 'awaitingCoSponsors'],  'underPresidiumReview',    ['leadSponsor'],        ['textComplete', 'wishReasoned', 'coSponsorsSettled'], 'SubmittedToPresidium',   'toPresidium'],
    ['submit',            ['draft', 'returned', 'awaitingCoSponsors'],  'underAffairsReview',      ['leadSponsor'],        ['textComplete', 'wishReasoned', 'coSponsorsSettled'], 'SubmittedToAffairs',     'toAffairs'],
    ['submit',            ['draft', 'returned', 'awaitingCoSponsors'],  'underOfficeReview',       ['leadSponsor'],        ['textComplete', 'wishReasoned', 'coSponsorsSettled'], 'SubmittedToOffice',      'toOffice'],
    ['submit',            ['draft', 'returned', 'awaitingCoSponsors'],  'reviewed',                ['leadSponsor'],        ['textComplete', 'wishReasoned', 'coSponsorsSettled'], 'SubmittedUnchanged',     'nowhere'],
    // Entered from paper: the deputy may object to the words, the office that entered them keeps, corrects or voids the entry.
    ['objectToEntry',     ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'returned', 'reviewed'], 'unchanged', ['leadSponsor'], ['enteredOnPaper', 'entryUndisputed'], 'EntryObjectedTo'],
    ['keepEntry',         ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'returned', 'reviewed'], 'unchanged', ['entryOffice'], ['entryDisputed'], 'EntryKept'],
    ['correctEntry',      ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'returned', 'reviewed'], 'underPresidiumReview', ['entryOffice'], ['signedOnPaperOnly'], 'EntryCorrectedForPresidium', 'ofTownship'],
    ['correctEntry',      ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'returned', 'reviewed'], 'underAffairsReview', ['entryOffice'], ['signedOnPaperOnly'], 'EntryCorrectedForAffairs', 'ofNoTownship'],
    ['voidEntry',         ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'returned', 'reviewed'], 'discarded', ['entryOffice'], [], 'EntryVoided'],
    // Put right after somebody relied on it: with a reason, the old value kept, everybody concerned told.
    ['correctSigners',    ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed'], 'unchanged', ['entryOffice', 'deputyAffairs'], ['signedOnPaper'], 'SignersCorrected', 'keepsLead'],
    ['correctSigners',    ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed'], 'underPresidiumReview', ['entryOffice', 'deputyAffairs'], ['signedOnPaper'], 'LeadCorrectedForPresidium', 'leadInTownship'],
    ['correctSigners',    ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed'], 'underAffairsReview', ['entryOffice', 'deputyAffairs'], ['signedOnPaper'], 'LeadCorrectedForAffairs', 'leadInNoTownship'],
    ['correctSigners',    ['registered', 'awaitingJointAssignment', 'handling'], 'unchanged',       ['deputyAffairs'],      ['signedOnPaper', 'nothingDelivered'],  'SignersCorrectedLater'],
    ['correctNumber',     ['registered', 'awaitingJointAssignment', 'handling'], 'unchanged',       ['deputyAffairs'],      [],                                     'NumberCorrected'],
    ['correctText',       ['registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated'], 'unchanged', ['deputyAffairs'], [],            'TextCorrected'],
    ['discard',           ['draft', 'returned'],                        'discarded',               ['leadSponsor'],        ['signersConsent'],                                     'DraftDiscarded'],
    ['passReview',        ['underPresidiumReview'],                     'underAffairsReview',      ['townshipPresidium'],  ['entryUndisputed'], 'PresidiumReviewPassed'],
    ['passReview',        ['underAffairsReview'],                       'underOfficeReview',       ['deputyAffairs'],      ['entryUndisputed'], 'AffairsReviewPassed'],
    ['passReview',        ['underOfficeReview'],                        'reviewed',                ['committeeOffice'],    ['entryUndisputed'], 'OfficeReviewPassed'],
    ['returnForRevision', ['underPresidiumReview'],                     'returned',                ['townshipPresidium'],  [],                                     'ReturnedByPresidium'],
    ['returnForRevision', ['underAffairsReview', 'reviewed'],           'returned',                ['deputyAffairs'],      [],                                     'ReturnedByAffairs'],
    ['returnForRevision', ['underOfficeReview'],                        'returned',                ['committeeOffice'],    [],                                     'ReturnedByOffice'],
    ['decline',           ['underPresidiumReview'],                     'declined',                ['townshipPresidium'],  [],                                     'DeclinedByPresidium'],
    ['decline',           ['underAffairsReview', 'reviewed'],           'declined',                ['deputyAffairs'],      [],                                     'DeclinedByAffairs'],
    ['decline',           ['underOfficeReview'],                        'declined',                ['committeeOffice'],    [],                                     'DeclinedByOffice'],
    ['register',          ['reviewed'],                                 'registered',              ['deputyAffairs'],      ['entryUndisputed'], 'SuggestionRegistered'],
    ['withdraw',          ['awaitingCoSponsors', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed', 'registered', 'awaitingJointAssignment', 'handling'],
                                                                        'withdrawn',               ['leadSponsor'],        ['withdrawalOpen', 'signersConsent'],   'SuggestionWithdrawn'],
    // A joint suggestion is withdrawn at the request of all who signed it, where the place has it so (上海 10); asked they may be anywhere.
    ['askWithdrawal',      withdrawableStates,           'unchanged',               ['leadSponsor'],        ['withdrawalOpen', 'hasOtherSigners', 'withdrawalNotAsked'], 'WithdrawalAsked'],
    ['takeBackWithdrawal', withdrawableStates,           'unchanged',               ['leadSponsor'],        ['withdrawalAsked'],                    'WithdrawalTakenBack'],
    ['remindWithdrawal',   ['underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'returned', 'reviewed', 'registered', 'awaitingJointAssignment', 'handling'], 'unchanged', ['deputyAffairs'], ['withdrawalAsked', 'withdrawalOpen', 'signersSilent'], 'WithdrawalReminded'],
    ['endWithdrawal',      withdrawableStates,           'unchanged',               ['process'],            ['withdrawalAsked'],                    'WithdrawalRefused'],
    ['withdrawOnPaper',   ['underAffairsReview', 'underOfficeReview', 'reviewed', 'registered', 'awaitingJointAssignment', 'handling'], 'withdrawn', ['deputyAffairs'], ['withdrawalOpen'], 'WithdrawnOnPaper'],
    ['planUnits',         ['registered'],                               'unchanged',               ['deputyAffairs'],      ['notMember'],                          'UnitsPlanned'],
    ['handOver',          ['registered'],                               'handling',                ['system'],             ['unitsPlanned', 'notMember'],          'HandedOverAtMeeting',    'signedAtMeeting'],
    ['handOver',          ['registered'],                               'awaitingJointAssignment', ['system'],             ['unitsPlanned', 'notMember'],          'ProposedAtMeeting',      'unsignedAtMeeting'],
    ['assign',            ['registered'],                               'awaitingJointAssignment', ['deputyAffairs'],      ['notMember'],                          'AssignmentProposed',     'withGovernment'],
    ['assign',            ['registered'],                               'handling',                ['deputyAffairs'],      ['notMember'],                          'SuggestionAssigned',     'direct'],
    ['assignTogether',    ['registered'],                               'awaitingJointAssignment', ['process'],            [],                                     'ProposedTogether',       'withGovernment'],
    ['assignTogether',    ['registered'],                               'handling',                ['process'],            [],                                     'AssignedTogether',       'direct'],
    ['confirmTogether',   ['awaitingJointAssignment'],                  'handling',                ['process'],            [],                                     'ConfirmedTogether'],
    ['returnTogether',    ['awaitingJointAssignment'],                  'registered',              ['process'],            [],                                     'ReturnedTogether'],
    ['merge',             ['registered', 'handling'],                   'unchanged',               ['deputyAffairs'],      ['notMember'],                          'SuggestionsMerged'],
    ['joinGroup',         ['registered', 'handling'],                   'unchanged',               ['process'],            [],                                     'GroupJoined'],
    ['unmerge',           ['registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated'], 'unchanged', ['deputyAffairs'], ['inGroup'],  'SuggestionUnmerged'],
    ['leaveGroup',        ['registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'archived', 'closed'], 'unchanged', ['process'], [], 'GroupLeft'],
    ['split',             ['reviewed', 'registered'],                   'split',                   ['deputyAffairs'],      ['notInGroup', 'hasSeveralAsks', 'entryUndisputed'], 'SuggestionSplit'],
    ['passUp',            ['registered'],                               'passedUp',                ['deputyAffairs'],      ['notInGroup'],                         'SuggestionPassedUp'],
    ['recordHigherReply', ['passedUp'],                                 'answeredAbove',           ['deputyAffairs'],      [],                                     'HigherReplyRecorded'],
    ['linkEarlier',       ['reviewed', 'registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'passedUp'], 'unchanged', ['deputyAffairs'], [], 'EarlierLinked'],
    ['confirmAssignment', ['awaitingJointAssignment'],                  'handling',                ['governmentOffice'],   [],                                     'AssignmentConfirmed'],
    ['returnAssignment',  ['awaitingJointAssignment'],                  'registered',              ['governmentOffice'],   [],                                     'AssignmentReturned'],
    ['addUnits',          ['handling', 'rehandling'],                   'unchanged',               ['deputyAffairs', 'governmentOffice', 'process'], [],           'UnitsAdded'],
    ['urgeUnits',         ['handling', 'rehandling'],                   'unchanged',               ['deputyAffairs', 'governmentOffice'], ['unitsOwe'],            'UnitsUrged'],
    ['markReplied',       ['handling', 'rehandling'],                   'replied',                 ['process'],            [],                                     'SuggestionReplied'],
    ['markRehandling',    ['replied', 'evaluated'],                     'rehandling',              ['process'],            [],                                     'SuggestionRehandling'],
    ['endRehandling',     ['rehandling'],                               'replied',                 ['process'],            [],                                     'RehandlingEnded'],
    ['markEvaluated',     ['replied'],                                  'evaluated',               ['process'],            [],                                     'SuggestionEvaluated'],
    ['conclude',          ['evaluated', 'answeredAbove'],               'concluded',               ['deputyAffairs'],      ['evaluationsSettled', 'objectionsAnswered'], 'SuggestionConcluded'],
    ['archive',           ['concluded'],                                'archived',                ['deputyAffairs'],      [],                                     'SuggestionArchived'],
    ['supplement',        ['archived', 'closed'],                       'unchanged',               ['deputyAffairs'],      [],                                     'FileSupplemented'],
    ['close',             ['archived'],                                 'closed',                  ['deputyAffairs'],      ['commitmentsSettled', 'publicationsSettled'], 'SuggestionClosed'],
    // Who raised it is kept: at the deputy's word, or where the office sees a danger (山东 11, 青岛 18).
    ['keepIdentity',      identityStates,                               'unchanged',               ['leadSponsor'],        ['identityOpen'],                       'IdentityKeptAtRequest'],
    ['keepIdentity',      identityStates,                               'unchanged',               ['deputyAffairs'],      ['identityOpen'],                       'IdentityKeptForRisk'],
    ['openIdentity',      identityStates,                               'unchanged',               ['leadSponsor'],        ['identityKept'],                       'IdentityOpened'],
    // A draft goes to another deputy only where its author lets it; it is theirs until it is handed in.
    ['arrangeHandOver',   ['draft', 'awaitingCoSponsors'],              'unchanged',               ['leadSponsor'],        ['writtenHere'],                        'HandOverArranged'],
    ['offerDraft',        ['draft', 'awaitingCoSponsors'],              'handingOver',             ['leadSponsor'],        ['writtenHere'],                        'DraftOffered'],
    ['takeBackDraft',     ['handingOver'],                              'draft',                   ['leadSponsor'],        [],                                     'DraftTakenBack'],
    ['chooseHeir',        ['handingOver'],                              'unchanged',               ['deputyAffairs'],      ['leftToOffice'],                       'HeirChosen'],
    ['acceptDraft',       ['handingOver'],                              'draft',                   ['heir'],               [],                                     'DraftTaken'],
    ['declineDraft',      ['handingOver'],                              'draft',                   ['heir', 'system'],     [],                                     'DraftDeclined',          'authorStays'],
    ['declineDraft',      ['handingOver'],                              'unchanged',               ['heir', 'system'],     [],                                     'HeirDeclined',           'officeChooses'],
    ['declineDraft',      ['handingOver'],                              'discarded',               ['heir', 'system'],     [],                                     'DraftRefused',           'nobodyElse'],
    ['passDraftOn',       ['draft', 'awaitingCoSponsors', 'handingOver'], 'handingOver',           ['system'],             ['hasContact', 'handOverArranged'],     'DraftPassedOn',          'canBeTaken'],
    ['passDraftOn',       ['draft', 'awaitingCoSponsors', 'handingOver'], 'discarded',             ['system'],             ['hasContact', 'handOverArranged'],     'DraftUntaken',           'nobodyToTake'],
    ['lapseDraft',        ['draft', 'awaitingCoSponsors', 'returned', 'handingOver'], 'discarded',  ['system'],             ['hasContact'],                         'DraftLapsed'],
    ['passContact',       ['returned', 'underPresidiumReview', 'underAffairsReview', 'underOfficeReview', 'reviewed', 'registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'archived'],
                                                                        'unchanged',               ['system'],             ['hasContact'],                         'ContactPassed'],
    ['carryOver',         ['registered', 'awaitingJointAssignment', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'archived', 'passedUp', 'answeredAbove'], 'unchanged', ['system'], ['stillOpen'], 'SuggestionCarriedOver'],
  ],
  roles: rolesOf('leadSponsor', 'heir', 'entryOffice', 'townshipPresidium', 'deputyAffairs', 'committeeOffice', 'governmentOffice', 'system', 'process'),
  guards: { signersConsent, hasOtherSigners, withdrawalNotAsked, withdrawalAsked, signersSilent, writtenHere, leftToOffice, handOverArranged, publicationsSettled, identityOpen, identityKept, signedOnPaper, nothingDelivered, stillOpen, enteredOnPaper, entryDisputed, entryUndisputed, signedOnPaperOnly, wishReasoned, hasContact, unitsPlanned, notMember, inGroup, notInGroup, hasSeveralAsks, objectionsAnswered, unitsOwe, textComplete, coSponsorsSettled, hasOpenInvitations, hasCoSponsors, withdrawalOpen, evaluationsSettled, commitmentsSettled },
  routes: {
    toPresidium: (context) => nextReview(context) === 'presidium',
    toAffairs: (context) => nextReview(context) === 'affairs',
    toOffice: (context) => nextReview(context) === 'office',
    nowhere: (context) => nextReview(context) === 'none',
    // Government units are assigned jointly with the government office, the others directly (浙江规定 11; 青岛条例 15).
    withGovernment: (context, body) => namesGovernmentUnit(context, body),
    direct: (context, body) => !namesGovernmentUnit(context, body),
    signedAtMeeting: needsNoSignature,
    unsignedAtMeeting: (context, body) => !needsNoSignature(context, body),
    ...handOverRoutes,
    keepsLead, leadInTownship, leadInNoTownship,
    ofTownship: ({ record }) => record.leadTownshipId !== null,
    ofNoTownship: ({ record }) => record.leadTownshipId === null,
  },
  states: {
    draft: '草稿', awaitingCoSponsors: '待联名代表确认', underPresidiumReview: '乡镇人大主席团初审', underAffairsReview: '代表工委复审',
    underOfficeReview: '常委会办公室终审', returned: '退回修改', declined: '不予受理', reviewed: '审核通过，待登记编号', registered: '已登记，待交办',
    awaitingJointAssignment: '待政府办会签交办', handling: '办理中', replied: '已答复，待测评', rehandling: '重新办理', evaluated: '已测评，待办结',
    concluded: '已办结，待归档', archived: '已归档，待销号', closed: '已销号', withdrawn: '已撤回', discarded: '已作废', handingOver: '待代表接手',
    split: '已拆分', passedUp: '已转报上级', answeredAbove: '上级已答复，待办结',
  },
  actions: {
    lapseDraft: '随代表任期终止作废', ...handOverLabels, ...withdrawalLabels, passContact: '变更联系代表', keepIdentity: '为代表身份保密', openIdentity: '解除身份保密', carryOver: '转入下一届', save: '保存', attachFiles: '添加附件', inviteCoSponsors: '邀请联名', removeCoSponsor: '取消联名邀请', freeze: '定稿并送联名代表确认', unfreeze: '收回修改',
    submit: '提交', discard: '作废草稿', objectToEntry: '与我写的不一致', keepEntry: '录入无误', correctEntry: '更正录入', voidEntry: '作废录入', correctSigners: '更正署名', correctNumber: '更正编号', correctText: '更正文字', passReview: '审核通过', returnForRevision: '退回修改', decline: '不予受理', register: '登记编号', withdraw: '撤回建议', withdrawOnPaper: '登记书面撤回',
    planUnits: '拟办', handOver: '集中交办', assign: '交办', confirmAssignment: '会签交办', returnAssignment: '退回交办方案', addUnits: '增加承办单位', urgeUnits: '催办各单位', markReplied: '转为已答复', markRehandling: '转为重新办理', endRehandling: '终止重新办理', markEvaluated: '转为已测评',
    merge: '并案', unmerge: '解除并案', joinGroup: '并入', leaveGroup: '退出并案', assignTogether: '随主案交办', confirmTogether: '随主案会签', returnTogether: '随主案退回方案',
    split: '拆分', passUp: '转报上级', recordHigherReply: '登记上级答复', linkEarlier: '联系以往建议',
    conclude: '办结', archive: '归档', supplement: '补充归档材料', close: '销号',
  },
  events: {
    DraftLapsed: '代表任期终止，未提交的建议作废', ...handOverEvents, ...withdrawalEvents, ContactPassed: '领衔代表任期终止，变更联系代表', IdentityKeptAtRequest: '应代表要求为其身份保密', IdentityKeptForRisk: '因可能受到打击报复为代表身份保密', IdentityOpened: '代表解除身份保密', SuggestionCarriedOver: '换届时尚未办完，转入下一届继续办理', DraftSaved: '保存了草稿', FilesAttached: '添加了附件', CoSponsorsInvited: '邀请代表联名', CoSponsorRemoved: '取消了联名邀请', TextFrozen: '定稿，送联名代表确认', TextUnfrozen: '收回文本修改',
    SubmittedToPresidium: '提交建议，送乡镇人大主席团初审', SubmittedToAffairs: '提交建议，送代表工委审核', SubmittedToOffice: '提交建议，送常委会办公室终审', SubmittedUnchanged: '提交建议，文本未改动，不再重复审核',
    DraftDiscarded: '作废了草稿', EntryObjectedTo: '代表提出录入与纸质原件不一致', EntryKept: '核对原件，录入无误', EntryCorrectedForPresidium: '按纸质原件更正录入，送乡镇人大主席团初审', EntryCorrectedForAffairs: '按纸质原件更正录入，送代表工委审核', EntryVoided: '作废录入', SignersCorrected: '照原件更正署名', LeadCorrectedForPresidium: '照原件更正领衔代表，送乡镇人大主席团初审', LeadCorrectedForAffairs: '照原件更正领衔代表，送代表工委审核', SignersCorrectedLater: '登记以后更正署名', NumberCorrected: '原编号作废，重新编号', TextCorrected: '更正文字', PresidiumReviewPassed: '乡镇人大主席团初审通过', AffairsReviewPassed: '代表工委复审通过', OfficeReviewPassed: '常委会办公室终审通过',
    ReturnedByPresidium: '乡镇人大主席团退回修改', ReturnedByAffairs: '代表工委退回修改', ReturnedByOffice: '常委会办公室退回修改',
    DeclinedByPresidium: '乡镇人大主席团不予受理', DeclinedByAffairs: '代表工委不予受理', DeclinedByOffice: '常委会办公室不予受理',
    SuggestionRegistered: '受理并登记编号', SuggestionWithdrawn: '撤回建议', WithdrawnOnPaper: '按代表的书面撤回登记撤回', UnitsPlanned: '拟定承办单位', HandedOverAtMeeting: '集中交办会交办', ProposedAtMeeting: '集中交办会交办，送政府办会签', AssignmentProposed: '提出交办方案，送政府办会签', SuggestionAssigned: '交办', AssignmentConfirmed: '会签，共同交办', AssignmentReturned: '退回交办方案', UnitsAdded: '增加承办单位', UnitsUrged: '催办各承办单位',
    SuggestionsMerged: '并案办理', GroupJoined: '并入主案', SuggestionUnmerged: '解除并案', GroupLeft: '并案解除', ProposedTogether: '随主案提出交办方案', AssignedTogether: '随主案交办', ConfirmedTogether: '随主案会签交办', ReturnedTogether: '交办方案随主案退回',
    SuggestionSplit: '按一事一议拆分', SuggestionPassedUp: '转报上级', HigherReplyRecorded: '登记上级答复', EarlierLinked: '联系以往提出的同一事项',
    SuggestionReplied: '答复已送达，转入测评', SuggestionRehandling: '因测评不满意转入重新办理', RehandlingEnded: '测评更正后不是不满意，重新办理终止', SuggestionEvaluated: '测评结束', SuggestionConcluded: '办结', SuggestionArchived: '归档', FileSupplemented: '补充归档材料', SuggestionClosed: '销号',
  },
  bodyRules: {
    withdrawOnPaper: paperWithdrawalRule,
    correctEntry: correctionRule,
    correctSigners: signersRule, correctNumber: numberRule, correctText: textRule,
    assign: unitChoiceRule,
    planUnits: unitChoiceRule,
    handOver: meetingRule,
    addUnits: (context: Ctx, body: SuggestionBodies['addUnits']) => [...(body.unitIds.length === 0 ? [refusal('noUnits', '请至少选择一个要增加的承办单位', '/unitIds')] : []), ...addInGroupRule(context), ...body.unitIds.flatMap((id, index) => {
      const { file, directory, actor } = context;
      const unit = directory.unit(id);
      const at = `/unitIds/${index}`;
      if (unit === undefined) return [endedUnitRefusal(directory, id, at)];
      if (actor.role === 'governmentOffice' && unit.channel !== 'government') return [refusal('notGovernmentUnit', `${unit.name}不属于政府系统，请由代表工委增加`, at)];
      const isTwice = file.handlingTask.some((task) => task.unitId === id && isLiveTask(task)) || body.unitIds.indexOf(id) !== index;
      return isTwice ? [refusal('unitTwice', `${unit.name}已经承办本件，请从增加的单位中去掉`, at)] : [];
    })],
    inviteCoSponsors: ({ record, directory }: Ctx, body: SuggestionBodies['inviteCoSponsors']) => [
      ...(body.personIds.includes(record.leadPersonId) ? [refusal('ownCoSponsor', '领衔代表不必邀请自己联名', '/personIds')] : []),
      ...body.personIds.filter((id) => directory.deputy(id) === undefined).map((id) => refusal('unknownDeputy', `没有这位代表：${id}，请从代表名册中选择`, '/personIds')),
    ],
    lapseDraft: mandateEnded, passDraftOn: mandateEnded, ...handOverRules,
    passContact: mandateEnded,
    keepIdentity: riskNamed,
    removeCoSponsor: ({ file }: Ctx, body: SuggestionBodies['removeCoSponsor']) => (file.coSponsorship.some((c) => c.personId === body.personId && (c.state === 'invited' || c.state === 'confirmed'))
      ? [] : [refusal('unknownCoSponsor', '没有邀请这位代表联名', '/personId')]),
    save: (context: Ctx, body: SuggestionBodies['save']) => earlierRule(context, body.earlierIds ?? [], 'earlierIds'),
    linkEarlier: (context: Ctx, body: SuggestionBodies['linkEarlier']) => earlierRule(context, body.suggestionIds, 'suggestionIds'),
    merge: mergeRule, split: splitRule, recordHigherReply: higherReplyRule,
    register: ({ directory }: Ctx, body: SuggestionBodies['register']) => (directory.session(body.sessionId) === undefined
      ? [refusal('unknownSession', '没有这次会议，请从本届会议中选择', '/sessionId')]
      : []),
  },
  turns: {
    draft: [{ by: 'leadSponsor', action: 'submit' }],
    handingOver: [{ by: 'heir', action: 'acceptDraft' }, { by: 'deputyAffairs', action: 'chooseHeir', if: ({ record }) => record.handOverTo === 'office' && record.heirPersonId === null }],
    returned: [{ by: 'leadSponsor', action: 'submit' }, answersEntry],
    awaitingCoSponsors: [{ by: 'leadSponsor', action: 'submit', if: (context) => coSponsorsSettled(context) === null }],
    underPresidiumReview: [{ by: 'townshipPresidium', action: 'passReview', if: isUndisputed }, answersEntry, asAgreed],
    underAffairsReview: [{ by: 'deputyAffairs', action: 'passReview', if: isUndisputed }, answersEntry, asAgreed],
    underOfficeReview: [{ by: 'committeeOffice', action: 'passReview', if: isUndisputed }, answersEntry, asAgreed],
    reviewed: [{ by: 'deputyAffairs', action: 'register', if: isUndisputed }, answersEntry, asAgreed],
    registered: [{ by: 'deputyAffairs', action: 'assign', if: (context) => notMember(context) === null }, asAgreed],
    awaitingJointAssignment: [{ by: 'governmentOffice', action: 'confirmAssignment' }, asAgreed],
    passedUp: [{ by: 'deputyAffairs', action: 'recordHigherReply' }],
    answeredAbove: [{ by: 'deputyAffairs', action: 'conclude' }],
    handling: [asAgreed],
    evaluated: [{ by: 'deputyAffairs', action: 'conclude' }],
    concluded: [{ by: 'deputyAffairs', action: 'archive' }],
    archived: [{ by: 'deputyAffairs', action: 'close', if: (context) => (commitmentsSettled(context) ?? publicationsSettled(context)) === null }],
  },
});
