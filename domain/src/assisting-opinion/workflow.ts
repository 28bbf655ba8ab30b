import { signatureOf } from '../acting-mandate/who-may-act.ts';
import type { CaseContext } from '../case-file/context.ts';
import type { HandlerMap } from '../case-file/handlers.ts';
import { rolesOf } from '../case-file/relations.ts';
import type { AssistingOpinionRow } from '../case-file/rows.ts';
import { caseName, notify, type Work } from '../case-file/work.ts';
import { isLiveTask, leadTaskOf } from '../handling-task/live-task.ts';
import { returnDecided } from '../handling-task/return-right.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { defineWorkflow } from '../kernel/workflow.ts';

type Ctx = CaseContext<AssistingOpinionRow>;

export interface AssistingOpinionBodies {
  save: { readonly text: string; readonly contactName?: string; readonly contactPhone?: string };
  submitForCheck: Record<string, never>;
  returnForChange: { readonly note: string };
  deliver: { readonly letterNumber?: string; readonly agreesToJointReply?: boolean };
  sendBack: { readonly reason: string };
  lapse: Record<string, never>;
}

function hasText({ record }: Ctx): Refusal | null {
  return record.text.trim() === '' ? refusal('opinionEmpty', '会办意见还是空的，请填写具体意见') : null;
}

function taskOpen({ file, record }: Ctx): Refusal | null {
  const own = file.handlingTask.find((t) => t.id === record.taskId);
  if (own !== undefined && !isLiveTask(own)) return refusal('taskEnded', `${record.unitName}已经不再承办本件`);
  return own?.state === 'finished' ? refusal('taskFinished', '本件已经办理完毕') : null;
}

/** The lead unit may send back an opinion only while its own reply is still being made. */
function replyOpen({ file }: Ctx): Refusal | null {
  const lead = leadTaskOf(file);
  return file.reply.some((reply) => reply.taskId === lead?.id && reply.type !== 'second' && reply.state === 'drafting') ? null : refusal('replyGone', '主办单位的答复已经送核或者送达，不能再退回会办意见');
}

/** 会办意见: written, checked inside the unit, delivered to the lead unit; an empty one is sent back (重庆条例 20). */
export const assistingOpinionWorkflow = defineWorkflow<Ctx>()({
  kind: 'assistingOpinion',
  label: '会办意见',
  initial: 'drafting',
  rows: [
    ['save',            ['drafting'],   'unchanged', ['unitSection'],                ['taskOpen'],            'OpinionSaved'],
    ['submitForCheck',  ['drafting'],   'underCheck', ['unitSection'],               ['hasText', 'taskOpen'], 'OpinionSubmitted'],
    ['returnForChange', ['underCheck'], 'drafting',  ['unitDeputyHead', 'unitHead'], ['taskOpen'],            'OpinionReturned'],
    ['deliver',         ['underCheck'], 'delivered', ['unitDeputyHead', 'unitHead'], ['taskOpen', 'returnDecided'], 'OpinionDelivered'],
    ['sendBack',        ['delivered'],  'drafting',  ['leadUnitSection'],            ['taskOpen', 'replyOpen'],           'OpinionSentBack'],
    ['lapse',           ['drafting', 'underCheck'], 'lapsed', ['process'],               [],                      'OpinionLapsed'],
  ],
  roles: rolesOf('unitSection', 'unitDeputyHead', 'unitHead', 'leadUnitSection', 'process'),
  guards: { hasText, replyOpen, taskOpen, returnDecided },
  routes: {},
  states: { drafting: '科室起草', underCheck: '待领导审核', delivered: '已送主办单位', lapsed: '承办单位调整，已终止' },
  actions: { save: '保存', submitForCheck: '送审', returnForChange: '退回修改', deliver: '审核并送主办单位', sendBack: '退回会办意见', lapse: '随承办单位调整终止' },
  events: { OpinionSaved: '保存会办意见', OpinionSubmitted: '会办意见送审', OpinionReturned: '会办意见退回修改', OpinionDelivered: '会办意见送达主办单位', OpinionSentBack: '主办单位退回会办意见', OpinionLapsed: '承办单位调整，会办意见终止' },
  bodyRules: {
    // 联合行文 is the unit's own signature: nobody but its head gives it.
    deliver: ({ actor }: Ctx, body: AssistingOpinionBodies['deliver']) => (body.agreesToJointReply === true && actor.role !== 'unitHead'
      ? [refusal('jointByHead', '联合行文须由本单位主要负责人同意，请由主要负责人审核送出，或者取消勾选', '/agreesToJointReply')] : []),
  },
  turns: {
    drafting: [{ by: 'unitSection', action: 'submitForCheck', if: (context) => taskOpen(context) === null }],
    underCheck: [{ by: 'unitDeputyHead', action: 'deliver', if: (context) => taskOpen(context) === null }],
  },
});

function task(work: Work, record: AssistingOpinionRow) {
  return work.file.handlingTask.find((candidate) => candidate.id === record.taskId);
}

export const assistingOpinionHandlers: HandlerMap<typeof assistingOpinionWorkflow.spec.rows, AssistingOpinionBodies, AssistingOpinionRow> = {
  OpinionSaved: (_work, record, body) => {
    record.text = body.text;
    record.contactName = body.contactName ?? record.contactName;
    record.contactPhone = body.contactPhone ?? record.contactPhone;
  },
  OpinionSubmitted: (work, record) => notify(work, ['unitDeputyHead'], 'assistingOpinion', record, 'check', `${caseName(work.file)}的会办意见待您审核`),
  OpinionReturned: (work, record, body) => {
    record.note = body.note;
    notify(work, ['unitSection'], 'assistingOpinion', record, 'returned', `${caseName(work.file)}的会办意见退回修改：${body.note}`);
  },
  OpinionDelivered: (work, record, body) => {
    record.deliveredOn = work.env.today;
    record.signedByName = signatureOf(work.env.actor);
    record.letterNumber = body.letterNumber ?? null;
    record.agreesToJointReply = body.agreesToJointReply ?? false;
    record.note = null;
    const mine = task(work, record);
    if (mine?.state === 'inSection') work.follow('handlingTask', mine, 'markOpinionDelivered');
    notify(work, ['leadUnitSection'], 'assistingOpinion', record, 'opinion', `${record.unitName}对${caseName(work.file)}的会办意见已送达`);
  },
  OpinionLapsed: () => undefined,
  OpinionSentBack: (work, record, body) => {
    record.deliveredOn = null;
    record.unitName = task(work, record)?.unitName ?? record.unitName;
    record.agreesToJointReply = false;
    record.note = body.reason;
    record.sentBackCount += 1;
    const mine = task(work, record);
    if (mine) work.follow('handlingTask', mine, 'markOpinionSentBack');
    notify(work, ['unitSection', 'unitDeputyHead'], 'assistingOpinion', record, 'returned', `主办单位退回了${caseName(work.file)}的会办意见：${body.reason}`);
  },
};
