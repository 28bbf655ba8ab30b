import type { CaseContext } from '../case-file/context.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { ReplyRow } from '../case-file/rows.ts';
import { classOpen, classProposed, classRule, classStillFits, noClassProposed, somethingUnverified, waitsForHead } from '../correction/result-class.ts';
import { defineWorkflow } from '../kernel/workflow.ts';
import { returnDecided } from '../handling-task/return-right.ts';
import { deputyHeadSigns, maySign } from './who-signs.ts';
import { handSignatureRule, isOwnSignature } from './hand-signature.ts';
import { publicityFaults, publicityOf, publicityProposed } from '../publication/publicity.ts';
import type { ReplyBodies } from './bodies.ts';
import { answersComplete, answersFit, consultedOrReason, contactGiven, opinionsIn, promisesComplete, signedAsAllowed } from './guards.ts';

/** A reply on its way through the unit: 拟稿 → 核稿 → 签发. Who signs is the place's to say (who-signs.ts); it is never a section. */
export const replyWorkflow = defineWorkflow<CaseContext<ReplyRow>>()({
  kind: 'reply',
  label: '答复',
  initial: 'drafting',
  rows: [
    // action            from               to                 by                   when                                                                   emits
    ['save',            ['drafting'],        'unchanged',       ['unitSection'],     [],                                                                    'ReplySaved'],
    // Whether and how it is made public is weighed together with the reply, by whoever has it on the desk (国办发〔2014〕46号).
    ['proposePublicity', ['drafting'],        'unchanged',      ['unitSection'],     [],                                                                    'PublicityProposed'],
    ['proposePublicity', ['underCheck'],      'unchanged',      ['unitDeputyHead'],  [],                                                                    'PublicityChangedInCheck'],
    ['proposePublicity', ['awaitingSignOff'], 'unchanged',      ['unitHead'],        [],                                                                    'PublicityChangedByHead'],
    ['submitForCheck',  ['drafting'],        'underCheck',      ['unitSection'],     ['answersComplete', 'promisesComplete', 'contactGiven', 'publicityProposed', 'opinionsIn'], 'ReplySubmittedForCheck'],
    ['returnForChange', ['underCheck'],      'drafting',        ['unitDeputyHead'],  [],                                                                    'ReplyReturnedByDeputyHead'],
    ['passCheck',       ['underCheck'],      'awaitingSignOff', ['unitDeputyHead'],  [],                                                                    'ReplyChecked'],
    ['returnForChange', ['awaitingSignOff'], 'drafting',        ['unitHead', 'unitDeputyHead'], ['maySign'],                                                            'ReplyReturnedByHead'],
    ['signOff',         ['awaitingSignOff'], 'delivered',       ['unitHead', 'unitDeputyHead'], ['maySign', 'returnDecided', 'answersComplete', 'promisesComplete', 'contactGiven', 'publicityProposed'], 'ReplySigned'],
    // Signed on paper: recorded by the liaison, out only when the head whose hand it is says so.
    ['recordHandSignature',  ['awaitingSignOff'], 'handSigned',      ['unitLiaison'], ['answersComplete', 'promisesComplete', 'contactGiven', 'publicityProposed'], 'HandSignatureRecorded'],
    ['confirmHandSignature', ['handSigned'],      'delivered',       ['unitHead', 'unitDeputyHead'], ['maySign', 'isOwnSignature', 'returnDecided'],                                    'HandSignatureConfirmed'],
    ['refuseHandSignature',  ['handSigned'],      'awaitingSignOff', ['unitHead', 'unitDeputyHead'], ['maySign'],                                                      'HandSignatureRefused'],
    // A class that was set wrongly: the letter stays, a signed notice goes out beside it.
    ['proposeClass',    ['delivered'],       'unchanged',       ['unitSection'],     ['classOpen', 'noClassProposed', 'somethingUnverified'],               'ClassProposed'],
    ['signClass',       ['delivered'],       'unchanged',       ['unitHead'],        ['classOpen', 'classProposed', 'classStillFits'],                      'ClassCorrected'],
    ['returnClass',     ['delivered'],       'unchanged',       ['unitHead'],        ['classProposed'],                                                     'ClassReturned'],
    ['replace',         ['delivered'],       'replaced',        ['process'],         [],                                                                    'ReplyReplaced'],
    ['lapse',           ['drafting', 'underCheck', 'awaitingSignOff', 'handSigned'], 'lapsed', ['process'],         [],                                                    'ReplyLapsed'],
  ],
  roles: rolesOf('unitLiaison', 'unitSection', 'unitDeputyHead', 'unitHead', 'process'),
  guards: { maySign, returnDecided, classOpen, classProposed, noClassProposed, somethingUnverified, classStillFits, isOwnSignature, answersComplete, promisesComplete, contactGiven, publicityProposed, opinionsIn },
  routes: {},
  states: { drafting: '科室拟稿', underCheck: '分管领导核稿', awaitingSignOff: '待签发', handSigned: '已登记手签，待签发人确认', delivered: '已签发送达', replaced: '已由新答复接替（原件保留）', lapsed: '承办单位调整，已终止' },
  actions: { save: '保存', proposePublicity: '提出公开建议', submitForCheck: '送核稿', returnForChange: '退回修改', passCheck: '核稿通过', signOff: '签发', recordHandSignature: '登记手签', confirmHandSignature: '确认手签并送达', refuseHandSignature: '不是我的手签', proposeClass: '更正答复类别', signClass: '签发更正通知', returnClass: '退回类别更正', replace: '由新答复接替', lapse: '随承办单位调整终止' },
  events: {
    ReplySaved: '保存答复稿', PublicityProposed: '提出公开方式建议', PublicityChangedInCheck: '分管领导修改公开方式建议', PublicityChangedByHead: '主要负责人修改公开方式建议', ReplySubmittedForCheck: '答复稿送核', ReplyReturnedByDeputyHead: '分管领导退回修改', ReplyChecked: '分管领导核稿通过',
    ReplyReturnedByHead: '签发人退回修改', ReplySigned: '签发答复，送达代表', HandSignatureRecorded: '登记签发人手签', HandSignatureConfirmed: '签发人确认手签，送达代表', HandSignatureRefused: '签发人否认手签，退回', ClassProposed: '拟更正答复类别，送主要负责人签发', ClassCorrected: '签发更正通知，更正答复类别', ClassReturned: '主要负责人退回答复类别的更正', ReplyReplaced: '由重新办理的答复接替', ReplyLapsed: '承办单位调整，答复稿终止',
  },
  bodyRules: { save: answersFit, proposePublicity: ({ file, record }: CaseContext<ReplyRow>, body: ReplyBodies['proposePublicity']) => publicityFaults(file, record, publicityOf(body)), signOff: signedAsAllowed, recordHandSignature: handSignatureRule, proposeClass: classRule },
  foretells: { signOff: (context) => consultedOrReason(context, {}) },
  turns: {
    drafting: [{ by: 'unitSection', action: 'submitForCheck' }],
    underCheck: [{ by: 'unitDeputyHead', action: 'passCheck' }],
    awaitingSignOff: [{ by: 'unitHead', action: 'signOff' }, { by: 'unitDeputyHead', action: 'signOff', if: deputyHeadSigns }],
    handSigned: [{ by: 'unitHead', action: 'confirmHandSignature' }, { by: 'unitDeputyHead', action: 'confirmHandSignature', if: deputyHeadSigns }],
    delivered: [{ by: 'unitHead', action: 'signClass', if: waitsForHead }],
  },
});
