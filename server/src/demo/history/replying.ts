import type { Answer, HandlingTaskRow, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import { proposing } from './publishing.ts';
import { confirmedWaiver, validConsultation } from '@luoshi/domain/consultation/valid-consultation.ts';
import { defaultSettings } from '@luoshi/domain/setting/settings.ts';
import { raisedAt } from './story.ts';
import { makeAskAnswers, makeReplyClosing, makeReplyOpening } from '../content/replies.ts';
import type { Prng } from '../content/prng.ts';
import { signingByHand, signsByHand } from './on-paper.ts';
import { phoneOf } from './opining.ts';
import type { Scene } from './scene.ts';
import type { Outcome } from './story.ts';
import type { Life } from './world.ts';

const returnNotes = ['第二条没有写完成时间，请补充。', '请把会办单位的意见写进答复。', '“研究研究”一类说法请删去，写明做什么、谁负责、什么时间。', '请附上资金来源。'] as const;
const excuses = {
  deputyUnreachable: '先后三次电话联系、一次上门，均未能联系上代表，已发短信告知答复内容。', rankNotAvailable: '主要负责人外出学习，期间由分管领导电话与代表沟通，代表未能确认。', other: '办理时间紧，以电话方式听取意见，未及当面商谈。',
} as const;

/** The result class of each ask, so that the whole reply comes out as `outcome`. */
export function classesFor(prng: Prng, outcome: Outcome, asks: number): Outcome[] {
  const done: readonly Outcome[] = outcome === 'partly' ? ['solved', 'partly', 'reference'] : ['solved', 'solved', 'partly'];
  const classes = Array.from({ length: asks }, () => (outcome === 'solved' ? 'solved' : prng.pick(done)));
  if (outcome === 'partly') classes[0] = 'solved';
  classes[prng.int(outcome === 'partly' && asks > 1 ? 1 : 0, asks - 1)] = outcome;
  return classes;
}

/** Draft, check, signature (拟稿 → 核稿 → 签发). The reply waits for the assisting opinions as the rules ask. */
export function* replying(scene: Scene, task: HandlingTaskRow, reply: ReplyRow, outcome: Outcome = scene.story.plan.outcome): Life {
  const { prng, cast } = scene;
  const unit = cast.unit(task.unitId);
  const section = unit.sectionOf(task.sectionId ?? '');
  yield* sendingBack(scene, task);
  scene.act('reply', reply, 'save', section, bodyOf(scene, task, section.name, outcome));
  proposing(scene, reply, section);
  yield scene.minutes(10, 200);
  while (!scene.attempt('reply', reply, 'submitForCheck', section)) yield scene.workDays(1, 3);
  if (scene.stopsAt('underCheck', task.unitId)) return;
  const checker = prng.pick(unit.deputyHeads);
  yield scene.workDays(0, 2);
  if (prng.chance(0.1)) yield* mending(scene, reply, checker);
  scene.act('reply', reply, 'passCheck', checker);
  if (scene.stopsAt('awaitingSignOff', task.unitId)) return;
  yield scene.workDays(0, 2);
  if (prng.chance(0.03)) {
    yield* mending(scene, reply, unit.head);
    scene.act('reply', reply, 'passCheck', checker);
    yield scene.workDays(0, 1);
  }
  if (!signsByHand(scene)) scene.act('reply', reply, 'signOff', unit.head, signOffBody(scene, task));
  else if (yield* signingByHand(scene, task, reply, signOffBody(scene, task))) return;
}

function bodyOf(scene: Scene, task: HandlingTaskRow, contactName: string, outcome: Outcome) {
  const { story, prng, suggestion, world, cast } = scene;
  const { content, plan } = story;
  const owner = prng.pick(cast.unit(task.unitId).deputyHeads);
  const consulted = validConsultation(story.file, task, defaultSettings);
  const drafted = makeAskAnswers(prng, content, { replyOn: world.today, unitId: task.unitId, resultClasses: classesFor(prng, outcome, suggestion.asks.length) });
  const answers = drafted.map(({ askNumber, resultClass, text, promise }): Answer => ({
    askNo: askNumber, resultClass, text, promise: promise === undefined ? null : { content: promise.content, ownerName: `${cast.titleOf(owner)}${owner.name}`, dueOn: promise.dueOn },
  }));
  return {
    opening: makeReplyOpening(content, suggestion.number ?? 0, raisedAt(plan), consulted?.heldOn ?? undefined), answers, closing: makeReplyClosing(prng, content),
    contactName, contactPhone: phoneOf(task.unitId),
  };
}

/** The lead unit's section may send back an opinion that says nothing; the assisting unit writes another. */
function* sendingBack(scene: Scene, task: HandlingTaskRow): Life {
  const { story, prng, cast } = scene;
  const empty = story.file.assistingOpinion.find((opinion) => opinion.state === 'delivered' && opinion.sentBackCount === 0);
  if (empty === undefined || task.cycle > 1 || !prng.chance(0.06)) return;
  scene.attempt('assistingOpinion', empty, 'sendBack', cast.unit(task.unitId).sectionOf(task.sectionId ?? ''), { reason: '没有写明你单位承担的具体工作和时间，请补充后重报。' });
  yield scene.workDays(1, 2);
}

function* mending(scene: Scene, reply: ReplyRow, by: Parameters<Scene['act']>[3]): Life {
  const { prng, cast, story } = scene;
  const task = story.file.handlingTask.find((one) => one.id === reply.taskId);
  const section = cast.unit(reply.unitId).sectionOf(task?.sectionId ?? '');
  scene.act('reply', reply, 'returnForChange', by, { note: prng.pick(returnNotes) });
  yield scene.workDays(0, 2);
  scene.act('reply', reply, 'save', section, { closing: `${reply.closing}联系人将于每季度末主动向您通报进展。` });
  yield scene.minutes(5, 60);
  while (!scene.attempt('reply', reply, 'submitForCheck', section)) yield scene.workDays(1, 3);
  yield scene.workDays(0, 1);
}

const formsOf = { jointly: { joint: true, form: 'document' }, asLetter: { form: 'letter' } } as const;

function signOffBody(scene: Scene, task: HandlingTaskRow): object {
  const { goesOut } = scene.story.plan;
  return { ...reasonOf(scene, task), ...(goesOut === undefined ? {} : formsOf[goesOut]) };
}

function reasonOf(scene: Scene, task: HandlingTaskRow): object {
  const { story, prng } = scene;
  if (validConsultation(story.file, task, defaultSettings) !== undefined) return {};
  if (confirmedWaiver(story.file, task) !== undefined) return { withoutConsultation: 'deputyDeclined' };
  const withoutConsultation = prng.pick(Object.keys(excuses) as (keyof typeof excuses)[]);
  return { withoutConsultation, withoutConsultationText: excuses[withoutConsultation] };
}
