import type { CaseContext } from '../case-file/context.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { SuggestionRow } from '../case-file/rows.ts';
import { formatChineseDate, isValidIsoDate } from '../kernel/dates.ts';
import { refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { paperWithdrawalRule } from '../suggestion/withdraw-on-paper.ts';
import { commitmentsSettled, coSponsorsSettled, evaluationsSettled, hasCoSponsors, hasOpenInvitations, objectionsAnswered, passedOn, textComplete, unitsOwe, withdrawalOpen } from '../suggestion/guards.ts';
import { keepsLead, leadInTownship, nothingDelivered, signedOnPaper } from '../correction/signers.ts';
import { enteredOnPaper, entryDisputed, entryUndisputed, signedOnPaperOnly, wishReasoned } from '../suggestion/entry-guards.ts';
import { inGroup, notInGroup, notMember } from '../suggestion-link/group.ts';
import { hasSeveralAsks } from '../suggestion-link/split.ts';
import { suggestionWorkflow } from '../suggestion/workflow.ts';
import { identityKept, identityOpen, identityStatesInTownship, riskNamed } from '../identity-kept/keep-identity.ts';
import { publicationsSettled } from '../publication/open-publication.ts';
import { hasContact, mandateEnded } from '../mandate/guards.ts';
import { handOverArranged, handOverRoutes, handOverRules, leftToOffice, writtenHere } from '../mandate/hand-over-draft.ts';
import { allConsented, hasOtherSigners, signersConsent, signersSilent, withdrawableInTownship, withdrawalAsked, withdrawalNotAsked } from '../withdrawal/withdrawal.ts';
import { withdrawalEvents, withdrawalLabels } from '../withdrawal/labels.ts';
import { handOverEvents, handOverLabels } from '../mandate/hand-over-labels.ts';
import { stillOpen } from '../term-change/open-matter.ts';
import type { TownshipSuggestionBodies } from './bodies.ts';

type Ctx = CaseContext<SuggestionRow>;
const isUndisputed = (context: Ctx): boolean => entryUndisputed(context) === null;
/** Everybody who signed has said yes: the lead sponsor withdraws, or leaves it. */
const asAgreed = { by: 'leadSponsor', action: 'withdraw', if: (context: Ctx): boolean => allConsented(context) && withdrawalOpen(context) === null } as const;
const answersEntry = { by: 'entryOffice', action: 'keepEntry', if: (context: Ctx): boolean => !isUndisputed(context) } as const;

/** What the forms of both levels demand alike; the county's table has them all. */
const { save, merge, split, recordHigherReply, linkEarlier, assign, addUnits, inviteCoSponsors, removeCoSponsor, register, correctEntry, correctSigners, correctNumber, correctText } = suggestionWorkflow.spec.bodyRules as Required<NonNullable<typeof suggestionWorkflow.spec.bodyRules>>;

/**
 * The life of one suggestion of a township congress. There is no standing committee and no assigning office: the presidium admits it, hands it
 * to the township's government and offices (代表法 51¶1), urges them, and in the end the handling is reported to the township congress
 * (代表法 51¶3; 地方组织法 14). Units' tasks, replies, ratings and promises are the same small machines as in the county.
 */
export const townshipSuggestionWorkflow = defineWorkflow<Ctx>()({
  kind: 'townshipSuggestion',
  label: '乡镇代表建议',
  initial: 'draft',
  rows: [
    // action              from                                          to                         by                      when                                    emits                     only
    ['save',              ['draft', 'returned'],                        'unchanged',               ['leadSponsor'],        [],                                     'DraftSaved'],
    ['attachFiles',       ['draft', 'returned'],                        'unchanged',               ['leadSponsor'],        [],                                     'FilesAttached'],
    ['inviteCoSponsors',  ['draft', 'returned'],                        'unchanged',               ['leadSponsor'],        [],                                     'CoSponsorsInvited'],
    ['removeCoSponsor',   ['draft', 'returned', 'awaitingCoSponsors'],  'unchanged',               ['leadSponsor'],        ['hasCoSponsors'],                      'CoSponsorRemoved'],
    ['freeze',            ['draft', 'returned'],                        'awaitingCoSponsors',      ['leadSponsor'],        ['textComplete', 'hasOpenInvitations'], 'TextFrozen'],
    ['unfreeze',          ['awaitingCoSponsors'],                       'draft',                   ['leadSponsor'],        [],                                     'TextUnfrozen'],
    ['submit',            ['draft', 'returned', 'awaitingCoSponsors'],  'underPresidiumReview',    ['leadSponsor'],        ['textComplete', 'wishReasoned', 'coSponsorsSettled'], 'SubmittedToPresidium', 'toPresidium'],
    ['submit',            ['draft', 'returned', 'awaitingCoSponsors'],  'reviewed',                ['leadSponsor'],        ['textComplete', 'wishReasoned', 'coSponsorsSettled'], 'SubmittedUnchanged', 'admittedBefore'],
    // Entered from paper by the presidium: the deputy may object to the words, the presidium keeps, corrects or voids the entry.
    ['objectToEntry',     ['underPresidiumReview', 'returned', 'reviewed'], 'unchanged',            ['leadSponsor'],        ['enteredOnPaper', 'entryUndisputed'],  'EntryObjectedTo'],
    ['keepEntry',         ['underPresidiumReview', 'returned', 'reviewed'], 'unchanged',            ['entryOffice'],        ['entryDisputed'],                      'EntryKept'],
    ['correctEntry',      ['underPresidiumReview', 'returned', 'reviewed'], 'underPresidiumReview', ['entryOffice'],        ['signedOnPaperOnly'],                  'EntryCorrectedForPresidium'],
    ['voidEntry',         ['underPresidiumReview', 'returned', 'reviewed'], 'discarded',            ['entryOffice'],        [],                                     'EntryVoided'],
    ['correctSigners',    ['underPresidiumReview', 'reviewed'],         'unchanged',               ['townshipPresidium'],  ['signedOnPaper'],                      'SignersCorrected',       'keepsLead'],
    ['correctSigners',    ['underPresidiumReview', 'reviewed'],         'underPresidiumReview',    ['townshipPresidium'],  ['signedOnPaper'],                      'LeadCorrectedForPresidium', 'leadInTownship'],
    ['correctSigners',    ['registered', 'handling'],                   'unchanged',               ['townshipPresidium'],  ['signedOnPaper', 'nothingDelivered'],  'SignersCorrectedLater'],
    ['correctNumber',     ['registered', 'handling'],                   'unchanged',               ['townshipPresidium'],  [],                                     'NumberCorrected'],
    ['correctText',       ['registered', 'handling', 'replied', 'rehandling', 'evaluated'], 'unchanged', ['townshipPresidium'], [],                                'TextCorrected'],
    ['discard',           ['draft', 'returned'],                        'discarded',               ['leadSponsor'],        ['signersConsent'],                                     'DraftDiscarded'],
    ['passReview',        ['underPresidiumReview'],                     'reviewed',                ['townshipPresidium'],  ['entryUndisputed'],                    'AdmittedByPresidium'],
    ['returnForRevision', ['underPresidiumReview', 'reviewed'],         'returned',                ['townshipPresidium'],  [],                                     'ReturnedByPresidium'],
    ['decline',           ['underPresidiumReview', 'reviewed'],         'declined',                ['townshipPresidium'],  [],                                     'DeclinedByPresidium'],
    ['register',          ['reviewed'],                                 'registered',              ['townshipPresidium'],  ['entryUndisputed'],                    'SuggestionRegistered'],
    ['withdraw',          ['awaitingCoSponsors', 'underPresidiumReview', 'reviewed', 'registered', 'handling'],
                                                                        'withdrawn',               ['leadSponsor'],        ['withdrawalOpen', 'signersConsent'],   'SuggestionWithdrawn'],
    // A joint suggestion is withdrawn at the request of all who signed it, where the place has it so (上海 10); asked they may be anywhere.
    ['askWithdrawal',      withdrawableInTownship,           'unchanged',               ['leadSponsor'],        ['withdrawalOpen', 'hasOtherSigners', 'withdrawalNotAsked'], 'WithdrawalAsked'],
    ['takeBackWithdrawal', withdrawableInTownship,           'unchanged',               ['leadSponsor'],        ['withdrawalAsked'],                    'WithdrawalTakenBack'],
    ['remindWithdrawal',   ['underPresidiumReview', 'returned', 'reviewed', 'registered', 'handling'], 'unchanged', ['townshipPresidium'], ['withdrawalAsked', 'withdrawalOpen', 'signersSilent'], 'WithdrawalReminded'],
    ['endWithdrawal',      withdrawableInTownship,           'unchanged',               ['process'],            ['withdrawalAsked'],                    'WithdrawalRefused'],
    ['withdrawOnPaper',   ['underPresidiumReview', 'reviewed', 'registered', 'handling'], 'withdrawn', ['townshipPresidium'], ['withdrawalOpen'], 'WithdrawnOnPaper'],
    ['assign',            ['registered'],                               'handling',                ['townshipPresidium'],  ['notMember'],                          'SuggestionAssigned'],
    // Several about one matter: handled together as in the county, without a second signature.
    ['assignTogether',    ['registered'],                               'handling',                ['process'],            [],                                     'AssignedTogether'],
    ['merge',             ['registered', 'handling'],                   'unchanged',               ['townshipPresidium'],  ['notMember'],                          'SuggestionsMerged'],
    ['joinGroup',         ['registered', 'handling'],                   'unchanged',               ['process'],            [],                                     'GroupJoined'],
    ['unmerge',           ['registered', 'handling', 'replied', 'rehandling', 'evaluated'], 'unchanged', ['townshipPresidium'], ['inGroup'],                         'SuggestionUnmerged'],
    ['leaveGroup',        ['registered', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'reported', 'archived', 'closed'], 'unchanged', ['process'], [], 'GroupLeft'],
    ['split',             ['reviewed', 'registered'],                   'split',                   ['townshipPresidium'],  ['notInGroup', 'hasSeveralAsks', 'entryUndisputed'], 'SuggestionSplit'],
    // Beyond the township's powers (the road is the county's): sent to whoever has them, and told with the answer from there.
    ['passUp',            ['registered'],                               'passedUp',                ['townshipPresidium'],  ['notInGroup'],                         'SuggestionPassedUp'],
    ['recordHigherReply', ['passedUp'],                                 'answeredAbove',           ['townshipPresidium'],  [],                                     'HigherReplyRecorded'],
    ['linkEarlier',       ['reviewed', 'registered', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'passedUp'], 'unchanged', ['townshipPresidium'], [],         'EarlierLinked'],
    ['addUnits',          ['handling', 'rehandling'],                   'unchanged',               ['townshipPresidium', 'process'], [],                         'UnitsAdded'],
    ['urgeUnits',         ['handling', 'rehandling'],                   'unchanged',               ['townshipPresidium'],  ['unitsOwe'],                           'UnitsUrged'],
    ['markReplied',       ['handling', 'rehandling'],                   'replied',                 ['process'],            [],                                     'SuggestionReplied'],
    ['markRehandling',    ['replied', 'evaluated'],                     'rehandling',              ['process'],            [],                                     'SuggestionRehandling'],
    ['endRehandling',     ['rehandling'],                               'replied',                 ['process'],            [],                                     'RehandlingEnded'],
    ['markEvaluated',     ['replied'],                                  'evaluated',               ['process'],            [],                                     'SuggestionEvaluated'],
    ['conclude',          ['evaluated', 'answeredAbove'],               'concluded',               ['townshipPresidium'],  ['evaluationsSettled', 'objectionsAnswered'], 'SuggestionConcluded'],
    ['report',            ['concluded', 'reported'],                    'reported',                ['townshipPresidium'],  [],                                     'ReportedToCongress'],
    ['archive',           ['reported'],                                 'archived',                ['townshipPresidium'],  [],                                     'SuggestionArchived'],
    ['supplement',        ['archived', 'closed'],                       'unchanged',               ['townshipPresidium'],  [],                                     'FileSupplemented'],
    ['close',             ['archived'],                                 'closed',                  ['townshipPresidium'],  ['commitmentsSettled', 'publicationsSettled'], 'SuggestionClosed'],
    // Who raised it is kept: at the deputy's word, or where the office sees a danger (山东 11, 青岛 18).
    ['keepIdentity',      identityStatesInTownship,                               'unchanged',               ['leadSponsor'],        ['identityOpen'],                       'IdentityKeptAtRequest'],
    ['keepIdentity',      identityStatesInTownship,                               'unchanged',               ['townshipPresidium'],      ['identityOpen'],                       'IdentityKeptForRisk'],
    ['openIdentity',      identityStatesInTownship,                               'unchanged',               ['leadSponsor'],        ['identityKept'],                       'IdentityOpened'],
    // A draft goes to another deputy only where its author lets it; it is theirs until it is handed in.
    ['arrangeHandOver',   ['draft', 'awaitingCoSponsors'],              'unchanged',               ['leadSponsor'],        ['writtenHere'],                        'HandOverArranged'],
    ['offerDraft',        ['draft', 'awaitingCoSponsors'],              'handingOver',             ['leadSponsor'],        ['writtenHere'],                        'DraftOffered'],
    ['takeBackDraft',     ['handingOver'],                              'draft',                   ['leadSponsor'],        [],                                     'DraftTakenBack'],
    ['chooseHeir',        ['handingOver'],                              'unchanged',               ['townshipPresidium'],      ['leftToOffice'],                       'HeirChosen'],
    ['acceptDraft',       ['handingOver'],                              'draft',                   ['heir'],               [],                                     'DraftTaken'],
    ['declineDraft',      ['handingOver'],                              'draft',                   ['heir', 'system'],     [],                                     'DraftDeclined',          'authorStays'],
    ['declineDraft',      ['handingOver'],                              'unchanged',               ['heir', 'system'],     [],                                     'HeirDeclined',           'officeChooses'],
    ['declineDraft',      ['handingOver'],                              'discarded',               ['heir', 'system'],     [],                                     'DraftRefused',           'nobodyElse'],
    ['passDraftOn',       ['draft', 'awaitingCoSponsors', 'handingOver'], 'handingOver',           ['system'],             ['hasContact', 'handOverArranged'],     'DraftPassedOn',          'canBeTaken'],
    ['passDraftOn',       ['draft', 'awaitingCoSponsors', 'handingOver'], 'discarded',             ['system'],             ['hasContact', 'handOverArranged'],     'DraftUntaken',           'nobodyToTake'],
    ['lapseDraft',        ['draft', 'awaitingCoSponsors', 'returned', 'handingOver'], 'discarded',  ['system'],             ['hasContact'],                         'DraftLapsed'],
    ['passContact',       ['returned', 'underPresidiumReview', 'reviewed', 'registered', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'reported', 'archived'],
                                                                        'unchanged',               ['system'],             ['hasContact'],                         'ContactPassed'],
    ['carryOver',         ['registered', 'handling', 'replied', 'rehandling', 'evaluated', 'concluded', 'reported', 'archived', 'passedUp', 'answeredAbove'], 'unchanged', ['system'], ['stillOpen'], 'SuggestionCarriedOver'],
  ],
  roles: rolesOf('leadSponsor', 'heir', 'entryOffice', 'townshipPresidium', 'system', 'process'),
  guards: { notMember, inGroup, notInGroup, hasSeveralAsks, wishReasoned, signersConsent, hasOtherSigners, withdrawalNotAsked, withdrawalAsked, signersSilent, writtenHere, leftToOffice, handOverArranged, publicationsSettled, identityOpen, identityKept, enteredOnPaper, entryDisputed, entryUndisputed, signedOnPaperOnly, signedOnPaper, nothingDelivered, hasContact, stillOpen, objectionsAnswered, unitsOwe, textComplete, coSponsorsSettled, hasOpenInvitations, hasCoSponsors, withdrawalOpen, evaluationsSettled, commitmentsSettled },
  routes: {
    ...handOverRoutes,
    keepsLead, leadInTownship,
    toPresidium: ({ record }) => !passedOn(record, 'presidium'),
    admittedBefore: ({ record }) => passedOn(record, 'presidium'),
  },
  states: {
    draft: '草稿', awaitingCoSponsors: '待联名代表确认', underPresidiumReview: '乡镇人大主席团审查', returned: '退回修改', declined: '不予受理', reviewed: '已受理，待登记编号',
    registered: '已登记，待交办', handling: '办理中', replied: '已答复，待测评', rehandling: '重新办理', evaluated: '已测评，待办结', concluded: '已办结，待向大会报告',
    reported: '已向大会报告，待归档', archived: '已归档，待销号', closed: '已销号', withdrawn: '已撤回', discarded: '已作废', handingOver: '待代表接手',
    split: '已拆分', passedUp: '已转报上级', answeredAbove: '上级已答复，待办结',
  },
  actions: {
    save: '保存', attachFiles: '添加附件', inviteCoSponsors: '邀请联名', removeCoSponsor: '取消联名邀请', freeze: '定稿并送联名代表确认', unfreeze: '收回修改',
    submit: '提交', discard: '作废草稿', objectToEntry: '与我写的不一致', keepEntry: '录入无误', correctEntry: '更正录入', voidEntry: '作废录入', correctSigners: '更正署名', correctNumber: '更正编号', correctText: '更正文字', passReview: '受理', returnForRevision: '退回修改', decline: '不予受理', register: '登记编号', withdraw: '撤回建议', withdrawOnPaper: '登记书面撤回',
    assign: '交办', assignTogether: '随主案交办', merge: '并案', joinGroup: '并入', unmerge: '解除并案', leaveGroup: '退出并案', split: '拆分', passUp: '转报上级', recordHigherReply: '登记上级答复', linkEarlier: '联系以往建议', addUnits: '增加承办单位', urgeUnits: '催办各单位', markReplied: '转为已答复', markRehandling: '转为重新办理', endRehandling: '终止重新办理', markEvaluated: '转为已测评',
    lapseDraft: '随代表任期终止作废', ...handOverLabels, ...withdrawalLabels, passContact: '变更联系代表', keepIdentity: '为代表身份保密', openIdentity: '解除身份保密', carryOver: '转入下一届', conclude: '办结', report: '登记向大会报告', archive: '归档', supplement: '补充归档材料', close: '销号',
  },
  events: {
    DraftLapsed: '代表任期终止，未提交的建议作废', ...handOverEvents, ...withdrawalEvents, ContactPassed: '领衔代表任期终止，变更联系代表', IdentityKeptAtRequest: '应代表要求为其身份保密', IdentityKeptForRisk: '因可能受到打击报复为代表身份保密', IdentityOpened: '代表解除身份保密', SuggestionCarriedOver: '换届时尚未办完，转入下一届继续办理',
    DraftSaved: '保存了草稿', FilesAttached: '添加了附件', CoSponsorsInvited: '邀请代表联名', CoSponsorRemoved: '取消了联名邀请', TextFrozen: '定稿，送联名代表确认', TextUnfrozen: '收回文本修改',
    SubmittedToPresidium: '提交建议，送乡镇人大主席团审查', SubmittedUnchanged: '提交建议，文本未改动，不再重复审查', DraftDiscarded: '作废了草稿', EntryObjectedTo: '代表提出录入与纸质原件不一致', EntryKept: '核对原件，录入无误', EntryCorrectedForPresidium: '按纸质原件更正录入，重新审查', EntryVoided: '作废录入', SignersCorrected: '照原件更正署名', LeadCorrectedForPresidium: '照原件更正领衔代表，重新审查', SignersCorrectedLater: '登记以后更正署名', NumberCorrected: '原编号作废，重新编号', TextCorrected: '更正文字', AdmittedByPresidium: '乡镇人大主席团审查受理',
    ReturnedByPresidium: '乡镇人大主席团退回修改', DeclinedByPresidium: '乡镇人大主席团不予受理', SuggestionRegistered: '登记编号', SuggestionWithdrawn: '撤回建议', WithdrawnOnPaper: '按代表的书面撤回登记撤回',
    SuggestionAssigned: '交办', AssignedTogether: '随主案交办', SuggestionsMerged: '并案办理', GroupJoined: '并入主案', SuggestionUnmerged: '解除并案', GroupLeft: '并案解除', SuggestionSplit: '按一事一议拆分', SuggestionPassedUp: '转报上级', HigherReplyRecorded: '登记上级答复', EarlierLinked: '联系以往提出的同一事项', UnitsAdded: '增加承办单位', UnitsUrged: '催办各承办单位', SuggestionReplied: '答复已送达，转入测评', SuggestionRehandling: '因测评不满意转入重新办理', RehandlingEnded: '测评更正后不是不满意，重新办理终止',
    SuggestionEvaluated: '测评结束', SuggestionConcluded: '办结', ReportedToCongress: '办理情况已向乡镇人民代表大会报告', SuggestionArchived: '归档', FileSupplemented: '补充归档材料', SuggestionClosed: '销号',
  },
  bodyRules: {
    withdrawOnPaper: paperWithdrawalRule, save, merge, split, recordHigherReply, linkEarlier, assign, addUnits, inviteCoSponsors, removeCoSponsor, register, correctEntry, correctSigners, correctNumber, correctText,
    lapseDraft: mandateEnded, passDraftOn: mandateEnded, ...handOverRules,
    passContact: mandateEnded,
    keepIdentity: riskNamed,
    report: ({ record, directory, today }: Ctx, body: TownshipSuggestionBodies['report']) => [
      ...(directory.session(body.sessionId) === undefined ? [refusal('unknownSession', '没有这次会议，请从本届会议中选择', '/sessionId')] : []),
      ...(isValidIsoDate(body.reportedOn) && body.reportedOn <= today ? [] : [refusal('notYetReported', '报告日期须是已经到了的日期，报告以后再登记', '/reportedOn')]),
      // 代表法 51¶3: what is reported is the handling, so there must be one.
      ...(record.repliedOn !== null && body.reportedOn < record.repliedOn
        ? [refusal('reportedBeforeReply', `本件${formatChineseDate(record.repliedOn)}才答复，此前的报告不能包括它的办理情况，请填写答复以后的报告日期（代表法第五十一条）`, '/reportedOn')] : []),
    ],
  },
  turns: {
    draft: [{ by: 'leadSponsor', action: 'submit' }],
    handingOver: [{ by: 'heir', action: 'acceptDraft' }, { by: 'townshipPresidium', action: 'chooseHeir', if: ({ record }) => record.handOverTo === 'office' && record.heirPersonId === null }],
    returned: [{ by: 'leadSponsor', action: 'submit' }, answersEntry],
    awaitingCoSponsors: [{ by: 'leadSponsor', action: 'submit', if: (context) => coSponsorsSettled(context) === null }],
    underPresidiumReview: [{ by: 'townshipPresidium', action: 'passReview', if: isUndisputed }, answersEntry, asAgreed],
    reviewed: [{ by: 'townshipPresidium', action: 'register', if: isUndisputed }, answersEntry, asAgreed],
    registered: [{ by: 'townshipPresidium', action: 'assign', if: (context) => notMember(context) === null }, asAgreed],
    passedUp: [{ by: 'townshipPresidium', action: 'recordHigherReply' }],
    answeredAbove: [{ by: 'townshipPresidium', action: 'conclude' }],
    handling: [asAgreed],
    evaluated: [{ by: 'townshipPresidium', action: 'conclude' }],
    concluded: [{ by: 'townshipPresidium', action: 'report' }],
    reported: [{ by: 'townshipPresidium', action: 'archive' }],
    archived: [{ by: 'townshipPresidium', action: 'close', if: (context) => (commitmentsSettled(context) ?? publicationsSettled(context)) === null }],
  },
});
