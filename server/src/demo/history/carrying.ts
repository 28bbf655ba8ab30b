import type { CommitmentRow, TermExplanationRow } from '@luoshi/domain/case-file/rows.ts';
import { isOpenCommitment } from '@luoshi/domain/term-change/open-matter.ts';
import type { Stop } from './story.ts';
import type { Scene } from './scene.ts';
import type { Life } from './world.ts';

/** The county's change of term before the one in which the demo plays. */
export const formerTerm = { id: 'term-17', changeId: 'change-of-term-17', number: 17, name: '十七届', sessionId: 'session-17-5', startsOn: '2017-02-21', askedOn: '2021-12-20', endedOn: '2022-02-15' } as const;

export const carriedStops = ['carriedExplained', 'carriedMissing', 'carriedWaived', 'carriedLapsed'] as const satisfies readonly Stop[];
export const isCarried = (stop: Stop | null): boolean => (carriedStops as readonly (Stop | null)[]).includes(stop);

/** A promise of the former term: asked about when the term ended, and still open today, or settled in time. */
export function* carrying(scene: Scene, commitment: CommitmentRow, proving: (scene: Scene, commitment: CommitmentRow) => Life): Life {
  const { story: { file, plan: { stop } }, world, cast } = scene;
  // What was answered as solved was shown to be so at once; what was planned is what the term leaves.
  if (!commitment.needsSecondReply && (stop === 'carriedExplained' || stop === 'carriedMissing')) {
    yield scene.workDays(8, 8);
    yield* proving(scene, commitment);
    return;
  }
  yield scene.on(formerTerm.askedOn);
  const first = file.termExplanation.length === 0;
  if (first) world.act(scene.story, 'handlingTask', commitment.taskId, 'askTermExplanation', world.system, { termChangeId: formerTerm.changeId, termName: formerTerm.name });
  if (stop === 'carriedWaived' || stop === 'carriedLapsed') {
    yield scene.workDays(2, 2);
    yield* proving(scene, commitment);
    yield scene.workDays(3, 3);
    const asked = file.termExplanation[0];
    if (stop === 'carriedWaived' && asked?.state === 'asked' && !file.commitment.some(isOpenCommitment)) scene.attempt('termExplanation', asked, 'waive', affairsOf(scene), { reason: '承诺已经落实，代表已收到再次答复' });
    return;
  }
  if (!first) return;
  const explanation = file.termExplanation[0];
  if (explanation !== undefined && stop === 'carriedExplained') yield* explaining(scene, explanation);
  yield scene.on(formerTerm.endedOn);
  world.act(scene.story, 'suggestion', file.suggestion.id, 'carryOver', world.system, { termName: formerTerm.name, closedOn: formerTerm.endedOn });
  if (explanation !== undefined) world.act(scene.story, 'termExplanation', explanation.id, explanation.state === 'accepted' ? 'send' : 'markMissing', world.system);
  yield scene.workDays(20, 20);
  if (stop === 'carriedExplained' && isOpenCommitment(commitment)) {
    scene.act('commitment', commitment, 'proposeChange', cast.unit(commitment.unitId).head, { dueOn: '2026-12-31', reason: '列入新一轮五年规划，分期实施' });
    yield scene.workDays(2, 2);
    scene.act('commitment', commitment, 'acceptChange', affairsOf(scene));
  }
}

function* explaining(scene: Scene, explanation: TermExplanationRow): Life {
  const { cast, story: { file } } = scene;
  const task = file.handlingTask.find((one) => one.id === explanation.taskId);
  const section = cast.unit(explanation.unitId).sectionOf(task?.sectionId ?? '');
  yield scene.workDays(4, 4);
  scene.act('termExplanation', explanation, 'save', section, { standing: '前期勘察和方案设计已经完成，首期工程列入年度计划。', reason: '所需资金数额大，须分年度安排；部分用地手续还在报批。', nextSteps: '用地批准后组织首期施工，其余列入新一轮五年规划', nextBy: '2026-12-31' });
  scene.act('termExplanation', explanation, 'submitForSignature', section);
  yield scene.workDays(2, 2);
  scene.act('termExplanation', explanation, 'sign', cast.unit(explanation.unitId).head);
  yield scene.workDays(3, 3);
  scene.act('termExplanation', explanation, 'accept', affairsOf(scene));
}

function affairsOf({ cast }: Scene) {
  const [affairs] = cast.office('deputyAffairs');
  if (affairs === undefined) throw new RangeError('nobody runs the suggestions');
  return affairs;
}
