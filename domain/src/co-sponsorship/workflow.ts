import type { CaseContext } from '../case-file/context.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { CoSponsorshipRow } from '../case-file/rows.ts';
import { caseName, notify } from '../case-file/work.ts';
import { withdrawalAnswerHandlers, type WithdrawalAnswers } from '../withdrawal/evolve.ts';
import { withdrawalAnswerEvents, withdrawalAnswerLabels } from '../withdrawal/labels.ts';
import { askedToWithdraw, mayRefuseWithdrawal } from '../withdrawal/withdrawal.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

type Ctx = CaseContext<CoSponsorshipRow>;

export interface CoSponsorshipBodies extends WithdrawalAnswers {
  confirm: { readonly opinion?: string };
  declineToSign: { readonly opinion?: string };
  renew: Record<string, never>;
  remove: Record<string, never>;
  lapse: Record<string, never>;
}

/** A co-sponsor answers for words that can no longer change under them. */
function textFrozen({ file }: Ctx): Refusal | null {
  return file.suggestion.state === 'awaitingCoSponsors' ? null : refusal('textNotFrozen', '领衔代表还没有定稿，定稿后才能确认');
}

/** One invitation to sign with the lead sponsor: an explicit yes to an exact text (浙江规定 9; handbook 1.6). */
export const coSponsorshipWorkflow = defineWorkflow<Ctx>()({
  kind: 'coSponsorship',
  label: '联名',
  initial: 'invited',
  rows: [
    ['confirm',       ['invited'],                          'confirmed', ['coSponsor'], ['textFrozen'], 'CoSponsorshipConfirmed'],
    ['declineToSign', ['invited'],                          'declined',  ['coSponsor'], [],             'CoSponsorshipDeclined'],
    ['renew',         ['confirmed'],                        'invited',   ['process'],   [],             'CoSponsorshipLapsed'],
    ['remove',        ['invited', 'confirmed'],             'removed',   ['process'],   [],             'CoSponsorshipRemoved'],
    ['lapse',         ['invited'],                          'removed',   ['system'],    [],             'InvitationLapsed'],
    ['consentToWithdrawal',  ['confirmed'],                 'unchanged', ['coSponsor'],         ['askedToWithdraw'],     'WithdrawalConsented'],
    ['refuseWithdrawal',     ['confirmed'],                 'unchanged', ['coSponsor'],         ['mayRefuseWithdrawal'], 'WithdrawalDeclined'],
    ['excuseFromWithdrawal', ['confirmed'],                 'unchanged', ['process', 'system'], ['askedToWithdraw'],     'WithdrawalExcused'],
  ],
  roles: rolesOf('coSponsor', 'process', 'system'),
  guards: { textFrozen, askedToWithdraw, mayRefuseWithdrawal },
  routes: {},
  states: { invited: '待确认', confirmed: '已确认', declined: '不联名', removed: '已取消' },
  actions: { confirm: '确认联名', declineToSign: '不联名', renew: '重新请求确认', remove: '取消邀请', lapse: '邀请随任期终止失效', ...withdrawalAnswerLabels },
  events: { CoSponsorshipConfirmed: '确认联名', CoSponsorshipDeclined: '表示不联名', CoSponsorshipLapsed: '文本改动，须重新确认联名', CoSponsorshipRemoved: '取消联名邀请', InvitationLapsed: '代表任期终止，联名邀请失效', ...withdrawalAnswerEvents },
  bodyRules: {
    // Only somebody who is no deputy any more is not waited for.
    excuseFromWithdrawal: ({ record, directory }: Ctx) => (directory.hasMandate(record.personId) ? [refusal('stillDeputy', '署名代表仍在任，由本人答复')] : []),
  },
  turns: { invited: [{ by: 'coSponsor', action: 'confirm', if: (context) => textFrozen(context) === null }], confirmed: [{ by: 'coSponsor', action: 'consentToWithdrawal', if: (context) => askedToWithdraw(context) === null }] },
});

export const coSponsorshipHandlers: HandlerMap<typeof coSponsorshipWorkflow.spec.rows, CoSponsorshipBodies, CoSponsorshipRow> = {
  CoSponsorshipConfirmed: (work, record, body) => {
    record.textHash = work.file.suggestion.textHash;
    record.opinion = body.opinion ?? null;
    record.answeredAt = work.env.now;
    const open = work.file.coSponsorship.filter((c) => c.state === 'invited' && c !== record).length;
    notify(work, ['leadSponsor'], 'suggestion', work.file.suggestion, 'coSponsor', `${record.personName}代表确认联名${caseName(work.file)}${open === 0 ? '，联名代表已全部答复，可以提交' : ''}`);
  },
  CoSponsorshipDeclined: (work, record, body) => {
    record.opinion = body.opinion ?? null;
    record.answeredAt = work.env.now;
    notify(work, ['leadSponsor'], 'suggestion', work.file.suggestion, 'coSponsor', `${record.personName}代表不参加联名${caseName(work.file)}`);
  },
  CoSponsorshipLapsed: (_work, record) => { record.textHash = null; record.answeredAt = null; record.onPaper = false; },
  ...withdrawalAnswerHandlers,
  CoSponsorshipRemoved: () => undefined,
  InvitationLapsed: (work, record) => notify(work, ['leadSponsor'], 'coSponsorship', record, 'coSponsor', `${record.personName}代表任期终止，${caseName(work.file)}的联名邀请失效`),
};
