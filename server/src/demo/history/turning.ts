import type { HandlingTaskRow } from '@luoshi/domain/case-file/rows.ts';
import type { Scene } from './scene.ts';
import type { Life } from './world.ts';

/** What may come in between and is decided; afterwards the story goes on. */
export type Turn = 'returnAgreed' | 'objectionAnswered' | 'extensionGranted' | 'extensionRefused' | 'disputeKept' | 'unitAdded';

type Act = (scene: Scene, task: HandlingTaskRow) => Life;
const government = ({ prng, cast }: Scene) => prng.pick(cast.office('governmentOffice'));
const affairs = ({ prng, cast }: Scene) => prng.pick(cast.office('deputyAffairs'));

function* extending(scene: Scene, task: HandlingTaskRow, isGranted: boolean): Life {
  yield scene.workDays(8, 8);
  scene.act('handlingTask', task, 'requestExtension', scene.cast.unit(task.unitId).head, { ground: 'wideAndDifficult', reason: '须与三个乡镇逐一核定线路和用地，并等待上级批复年度资金，三个月内难以答复到位。' });
  yield scene.workDays(2, 2);
  if (isGranted) scene.act('handlingTask', task, 'grantExtension', government(scene), { note: '事项涉及面广，同意延期；请先向代表说明办理进展。' });
  else scene.act('handlingTask', task, 'refuseExtension', affairs(scene), { reason: '主要事项属你单位职责，所列理由不影响先行答复，请按原期限办理。' });
}

/** Once the unit has received it. */
const onReceipt: Partial<Readonly<Record<Turn, Act>>> = {
  *objectionAnswered(scene, task) {
    yield scene.workDays(1, 1);
    scene.act('handlingTask', task, 'objectToUnit', scene.story.plan.sponsor, { reason: '这件事要几个部门一起办，担心主办单位协调不动。' });
    yield scene.workDays(2, 2);
    scene.act('handlingTask', task, 'answerObjection', affairs(scene), { answer: '经与主办单位和政府办核对，所提三条都在其职责之内，维持由其主办；需要其他部门配合的，由政府办协调。' });
  },
};

/** Once its section has it. */
const inSection: Partial<Readonly<Record<Turn, Act>>> = {
  extensionGranted: (scene, task) => extending(scene, task, true),
  extensionRefused: (scene, task) => extending(scene, task, false),
  *disputeKept(scene, task) {
    yield scene.workDays(3, 3);
    scene.act('handlingTask', task, 'raiseDispute', scene.cast.unit(task.unitId).head, { statement: '项目资金由会办单位安排，由我单位主办难以落实，与会办单位协商未能一致。', ground: '本单位三定规定第四条', proposal: '会办单位' });
    yield scene.workDays(4, 4);
    scene.act('handlingTask', task, 'settleDispute', government(scene), { decision: 'keep', reason: '办学条件改善属主办单位法定职责，资金安排由会办单位配合，维持原主办。' });
  },
  *unitAdded(scene) {
    yield scene.workDays(2, 2);
    scene.act('suggestion', scene.suggestion, 'addUnits', affairs(scene), { unitIds: ['unit-finance'], reason: '所提补助标准须由财政部门一并研究。' });
  },
};

export function* turningOnReceipt(scene: Scene, task: HandlingTaskRow): Life { yield* turning(scene, task, onReceipt); }
export function* turningInSection(scene: Scene, task: HandlingTaskRow): Life { yield* turning(scene, task, inSection); }

function* turning(scene: Scene, task: HandlingTaskRow, acts: Partial<Readonly<Record<Turn, Act>>>): Life {
  const { turn } = scene.story.plan;
  const act = turn === undefined || task.role === 'assisting' ? undefined : acts[turn];
  if (act !== undefined) yield* act(scene, task);
}

/** It was handed to a unit that is not the right one, and comes to the one at which it stops: with a clock of its own, each link naming the one before. */
export function isToReturn({ story: { plan } }: Scene, task: HandlingTaskRow): boolean {
  return plan.turn === 'returnAgreed' && task.role === 'lead' && task.unitId !== plan.stopUnitId;
}

export function* returning(scene: Scene, task: HandlingTaskRow): Life {
  scene.act('handlingTask', task, 'requestReturn', scene.cast.unit(task.unitId).liaison, { ground: '本单位职能配置规定（三定规定）第三条', reason: '所提事项属民政部门职责，本单位没有相应的职能和资金。' });
  yield scene.workDays(2, 2);
  scene.act('handlingTask', task, 'agreeReturn', government(scene), { unitId: scene.story.plan.stopUnitId, reason: '经与机构编制部门核对，主要事项不属你单位职责，同意退办，改派主管部门。' });
}
