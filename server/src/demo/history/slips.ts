import { findRecord } from '@luoshi/domain/case-file/rows.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { Story } from './story.ts';
import type { Life, World } from './world.ts';

/** A mistake of each kind, made by somebody in the demo and put right the way the offices put it right. */
export type Slip = 'number' | 'text' | 'signers' | 'talk' | 'class' | 'reading';

type Correcting = (scene: Scene, recordId: string) => Life;

const onSuggestion = (action: string, body: (scene: Scene) => object): Correcting => function* corrected(scene): Life {
  yield scene.minutes(2, 6);
  const clerk = scene.cast.office('deputyAffairs')[0];
  if (clerk !== undefined) scene.act('suggestion', scene.suggestion, action, clerk, body(scene));
};

/** Which event shows the slip, and what is done about it. */
const afterwards: Readonly<Record<Exclude<Slip, 'signers'>, { readonly events: readonly string[]; readonly life: Correcting }>> = {
  number: { events: ['SuggestionAssigned', 'AssignmentConfirmed'], life: onSuggestion('correctNumber', ({ suggestion }) => ({ sessionId: suggestion.sessionId, category: 'inSession', reason: '大会期间收到的，登记时误选为闭会期间' })) },
  text: { events: ['SuggestionAssigned', 'AssignmentConfirmed'], life: onSuggestion('correctText', ({ suggestion }) => ({ situation: `${suggestion.situation.replace(/。$/u, '')}（以上为代表实地走访所见）。`, reason: '照签名原件补上漏录的一句' })) },
  talk: {
    events: ['ConsultationConfirmed'],
    life: function* corrected(scene, recordId): Life {
      yield scene.minutes(2, 6);
      const talk = findRecord(scene.story.file, 'consultation', recordId);
      const task = scene.leadTask();
      if (talk === undefined || task.sectionId === null) return;
      const { heldOn, mode, deputiesPresent, attendees } = talk;
      scene.act('consultation', talk, 'correct', scene.cast.unit(task.unitId).sectionOf(task.sectionId), { heldOn, mode, deputiesPresent, attendees, place: '代表联络站', reason: '实际在代表联络站面商，登记时误写为单位会议室' });
    },
  },
  class: {
    events: ['ReplySigned', 'HandSignatureConfirmed'],
    life: function* corrected(scene, recordId): Life {
      yield scene.workDays(2, 3);
      const reply = findRecord(scene.story.file, 'reply', recordId);
      const task = scene.leadTask();
      const answer = reply?.answers.find((one) => ['reference', 'notFeasible', 'upperLevel'].includes(one.resultClass));
      if (reply === undefined || answer === undefined || task.sectionId === null) return;
      const { head, sectionOf } = scene.cast.unit(task.unitId);
      const resultClass = answer.resultClass === 'upperLevel' ? 'notFeasible' : 'upperLevel';
      scene.act('reply', reply, 'proposeClass', sectionOf(task.sectionId), { askNo: answer.askNo, resultClass, reason: '该事项的审批权在市级，答复时类别选错' });
      yield scene.workDays(1, 1);
      scene.act('reply', reply, 'signClass', head);
    },
  },
  reading: {
    events: ['ReadingConfirmed'],
    life: function* corrected(scene, recordId): Life {
      const rating = findRecord(scene.story.file, 'evaluation', recordId);
      const [opener, other] = scene.cast.office('deputyAffairs');
      const witness = other ?? scene.cast.office('committeeOffice')[0];
      if (rating === undefined || opener === undefined || witness === undefined) return;
      yield scene.world.nowMs;
      const scan = scene.scan('测评表', opener);
      const result = rating.result === 'satisfied' ? 'basicallySatisfied' : 'satisfied';
      scene.act('evaluation', rating, 'proposeRereading', opener, { attitude: rating.attitude, result, why: '两栏的勾看错了一栏', files: [scan.fileId] }, [scan]);
      scene.act('evaluation', rating, 'confirmRereading', witness);
    },
  },
};

export function putRight(world: World, story: Story, event: string, recordId: string): void {
  const { slip } = story.plan;
  if (slip === undefined || slip === 'signers' || !afterwards[slip].events.includes(event)) return;
  const scene = sceneOf(world, story);
  scene.spawn(afterwards[slip].life(scene, recordId));
}

/** A name overlooked on the sheet is found when somebody looks again. */
export function correctSigners(scene: Scene): void {
  const { story, cast, suggestion } = scene;
  const clerk = cast.office('deputyAffairs')[0];
  const overlooked = cast.deputies.find((one) => one.townshipId === story.plan.sponsor.townshipId && one.personId !== story.plan.sponsor.personId);
  if (clerk !== undefined && overlooked !== undefined) scene.act('suggestion', suggestion, 'correctSigners', clerk, { addedIds: [overlooked.personId], reason: '原件上有两人签名，录入时漏了一人' });
}
