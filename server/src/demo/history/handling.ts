import type { HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import { addDays } from '@luoshi/domain/kernel/dates.ts';
import { sectionFor } from '../content/replies.ts';
import { consulting } from './consulting.ts';
import { opining } from './opining.ts';
import { replying } from './replying.ts';
import type { Scene } from './scene.ts';
import { isToReturn, returning, turningInSection, turningOnReceipt } from './turning.ts';
import type { Life } from './world.ts';

const contactNotes = [
  '已电话联系领衔代表，说明承办科室和经办人，约定近期到现场察看。', '与代表通话，听取补充意见：希望先解决群众最急的一条。', '到代表联络站当面听取意见，交换联系方式，商定每月通报一次进度。', '加了工作微信，已将承办方案提纲发给代表征求意见。',
];

/** One unit's work on one suggestion: 签收 → 分派 → for the lead unit contact, talk, reply; for an assisting one its opinion. */
export function* handling(scene: Scene, task: HandlingTaskRow): Life {
  const { prng, cast, story } = scene;
  const unit = cast.unit(task.unitId);
  if (scene.stopsAt('assigned', task.unitId)) return;
  yield !story.plan.isBrisk && prng.chance(0.06) ? scene.workDays(4, 8) : scene.workDays(0, 2);
  if (scene.stopsAt('returnRequested', task.unitId)) {
    scene.act('handlingTask', task, 'requestReturn', unit.liaison, pickReturn(scene));
    return;
  }
  if (isToReturn(scene, task)) {
    yield* returning(scene, task);
    return;
  }
  // Now and then a unit gives a task back at once, and is told to go on with it.
  if (!story.plan.isBrisk && prng.fork('return').chance(0.012)) {
    scene.act('handlingTask', task, 'requestReturn', unit.liaison, pickReturn(scene));
    yield scene.workDays(1, 4);
    scene.act('handlingTask', task, 'refuseReturn', prng.pick(cast.office('deputyAffairs')), { reason: '经与机构编制部门核对，主要事项属你单位职责，其他事项由会办单位配合。' });
    yield scene.workDays(0, 1);
  }
  scene.act('handlingTask', task, 'accept', unit.liaison);
  yield* turningOnReceipt(scene, task);
  if (scene.stopsAt('objected', task.unitId)) {
    yield scene.workDays(1, 2);
    scene.act('handlingTask', task, 'objectToUnit', story.plan.sponsor, { reason: '这件事要几个部门一起办，希望由能牵头协调的单位主办。' });
    return;
  }
  if (scene.stopsAt('accepted', task.unitId)) return;
  yield scene.workDays(0, 2);
  const isStop = task.unitId === (story.plan.stopUnitId ?? story.content.leadUnitId);
  const sectionId = (isStop ? story.plan.stopSectionId : null) ?? sectionFor(story.content, task.unitId).id;
  scene.act('handlingTask', task, 'routeToSection', unit.liaison, { sectionId, handlerName: unit.sectionOf(sectionId).name });
  if (task.role === 'assisting') yield* assisting(scene, task);
  else yield* leading(scene, task);
}

const returns = [
  { ground: '本单位职能配置规定（三定规定）第三条', reason: '所提主要事项不属本单位职责，本单位只负责行业指导。' },
  { ground: '县级部门权责清单', reason: '项目的实施和管护主体不是本单位，由本单位主办难以落实。' },
] as const;
const pickReturn = ({ prng }: Scene) => prng.pick(returns);

function* assisting(scene: Scene, task: HandlingTaskRow): Life {
  const opinion = scene.story.file.assistingOpinion.find((one) => one.taskId === task.id);
  if (opinion === undefined || scene.stopsAt('drafting', task.unitId)) return;
  if (scene.stopsAt('dropped', task.unitId)) {
    yield scene.workDays(2, 3);
    scene.act('handlingTask', task, 'reassign', scene.prng.pick(scene.cast.office('deputyAffairs')), { reason: '经与主办单位核实，所提事项不涉及该单位职责，不再会办。' });
    return;
  }
  yield scene.story.plan.isBrisk ? scene.workDays(2, 2) : scene.prng.chance(0.05) ? scene.workDays(22, 34) : scene.workDays(5, 18);
  yield* opining(scene, opinion);
}

function* leading(scene: Scene, task: HandlingTaskRow): Life {
  const { prng, cast, story } = scene;
  const { plan } = story;
  const section = cast.unit(task.unitId).sectionOf(task.sectionId ?? '');
  if (scene.stopsAt('drafting', task.unitId)) return;
  if (scene.stopsAt('swapped', task.unitId)) {
    const other = story.file.handlingTask.find((one) => one.role === 'assisting');
    yield scene.workDays(9, 11);
    scene.act('handlingTask', task, 'reassign', prng.pick(cast.office('deputyAffairs')), { unitId: other?.unitId, reason: '项目资金和实施主体已经明确，由会办单位主办更便于落实。', keepAsAssisting: true });
    return;
  }
  if (scene.stopsAt('disputed', task.unitId)) {
    yield scene.workDays(4, 6);
    scene.act('handlingTask', task, 'raiseDispute', cast.unit(task.unitId).head, { statement: '本件主要工程内容和项目资金都在会办单位，由我单位主办难以牵头落实，与会办单位协商未能一致。', ground: '本单位三定规定第三条', proposal: '会办单位' });
    return;
  }
  if (scene.stopsAt('extensionRequested', task.unitId)) {
    yield scene.workDays(10, 14);
    scene.act('handlingTask', task, 'requestExtension', cast.unit(task.unitId).head, { ground: 'wideAndDifficult', reason: '方案涉及土地指标和跨年度资金，须报上级批准，三个月内难以答复到位。' });
    return;
  }
  yield* turningInSection(scene, task);
  yield !plan.isBrisk && prng.chance(0.05) ? scene.workDays(20, 26) : scene.workDays(2, 12);
  scene.act('handlingTask', task, 'recordContact', section, { note: prng.pick(contactNotes) });
  yield scene.on(addDays(task.assignedOn, Math.round(plan.replyAfter * (0.3 + prng.next() * 0.25))));
  if (yield* consulting(scene, task, plan.consultation)) return;
  const due = story.file.deadline.find((d) => d.recordId === task.id && d.kind === 'reply')?.dueOn ?? addDays(task.assignedOn, 90);
  if (addDays(task.assignedOn, plan.replyAfter) > due) scene.spawn(urging(scene, task, due));
  yield scene.on(addDays(task.assignedOn, Math.max(plan.replyAfter - prng.int(4, 12), 6)));
  const reply = story.file.reply.find((one) => one.taskId === task.id && one.type === 'first');
  if (reply !== undefined) yield* replying(scene, task, reply);
}

/** Who is late is urged, by both offices in turn; who is not of the government by the commission alone. */
function* urging(scene: Scene, task: HandlingTaskRow, dueOn: string): Life {
  const { prng, cast } = scene;
  yield scene.on(addDays(dueOn, prng.int(1, 4)));
  for (const office of ['deputyAffairs', 'governmentOffice'] as const) {
    if (office === 'governmentOffice' && task.channel !== 'government') return;
    if (cast.office(office).length === 0) return;
    const presser = prng.pick(cast.office(office));
    if (!scene.attempt('handlingTask', task, 'urge', presser, { note: '答复期限已过，请抓紧办理并书面答复代表。', replyBy: addDays(scene.world.today, 5) })) return;
    yield scene.workDays(2, 4);
    const isAnswered = scene.attempt('handlingTask', task, 'feedback', cast.unit(task.unitId).liaison, { text: '答复稿正在核稿，本周内签发送达代表。' });
    yield scene.workDays(1, 2);
    if (isAnswered) scene.attempt('handlingTask', task, 'settleUrge', presser, { opinion: '已说明办理进度和送达时间，同意销号，逾期未送达的另行督办。' });
    yield scene.workDays(2, 3);
  }
}
