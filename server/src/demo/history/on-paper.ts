import type { ConsultationRow, EvaluationRow, HandlingTaskRow, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { addDays } from '@luoshi/domain/kernel/dates.ts';
import type { DemoSuggestion } from '../content/suggestions.ts';
import { assigning } from './assigning.ts';
import { scannedPapers } from './evidence-pictures.ts';
import { reviewing } from './reviewing.ts';
import { correctSigners } from './slips.ts';
import type { Scene } from './scene.ts';
import type { Story, StoryPlan } from './story.ts';
import type { Life, World } from './world.ts';

/** One in twenty-five between the sessions comes on paper; drawn aside, so that all else in the county stays as it was. */
export const comesOnPaper = (plan: StoryPlan): boolean =>
  plan.isOnPaper ?? (plan.stop === null && plan.category === 'interSessional' && plan.prng.fork('paper').chance(0.04));

export function enterSheet(world: World, plan: StoryPlan, content: DemoSuggestion): { story: Story; clerk: Actor } {
  const prng = plan.prng.fork('sheet');
  const presidium = plan.sponsor.townshipId === null ? [] : world.cast.presidiumOf(plan.sponsor.townshipId);
  // A township has no commission: its presidium enters everything itself.
  const commission = world.cast.office('deputyAffairs').filter((one) => one.role === 'deputyAffairs');
  const clerk = prng.pick(presidium.length > 0 && (prng.chance(0.6) || commission.length === 0) ? presidium : commission);
  const picture = prng.pick(scannedPapers());
  const scan = world.upload(picture, '建议专用纸（代表亲笔签名）.png', clerk);
  const { title, situation, analysis, asks, source } = content;
  const story = world.enter(plan, content, clerk, {
    leadPersonId: plan.sponsor.personId, coSignerIds: plan.coSponsors.map((one) => one.personId), receivedOn: addDays(world.today, -prng.int(0, 1)), files: [scan.fileId],
    title, situation, analysis, asks, source, ...(prng.chance(0.7) ? { disclosureWish: 'full' } : {}),
  }, [scan]);
  return { story, clerk };
}

/** Now and then the deputy finds a slip in the copy; the office looks at the sheet and mends it. Then the reviews, as for all. */
export function* afterEntry(scene: Scene, clerk: Actor): Life {
  const { story, suggestion } = scene;
  const prng = story.prng.fork('entry');
  if (scene.stopsAt('entryDisputed') || prng.chance(0.4)) {
    yield scene.restDays(0, 1);
    scene.act('suggestion', suggestion, 'objectToEntry', story.plan.sponsor, { reason: '第一条漏写了一句，原件上有“并落实管护单位”。' });
    if (scene.stopsAt('entryDisputed')) return;
    yield scene.workDays(0, 1);
    if (prng.chance(0.6)) scene.act('suggestion', suggestion, 'correctEntry', clerk, { asks: suggestion.asks.map(({ text }, index) => (index === 0 ? `${text.replace(/。$/u, '')}，并落实管护单位。` : text)), reason: '经核对原件，补录漏写的一句。' });
    else scene.act('suggestion', suggestion, 'keepEntry', clerk, { answer: '经核对扫描件，原件第一条没有这句话；需要补充的，请在审核退回时修改。' });
  }
  if (story.plan.slip === 'signers') correctSigners(scene);
  yield* reviewing(scene);
  if (suggestion.state === 'reviewed') yield* assigning(scene);
}

/** One rating in twenty comes in a closed envelope. */
export const sendsEnvelope = ({ story }: Scene, evaluation: EvaluationRow): boolean => evaluation.roundId !== null && (story.plan.isOnPaper ?? story.plan.prng.fork(`envelope-${evaluation.sequence}`).chance(0.05));

export function sendEnvelope(scene: Scene, evaluation: EvaluationRow): void {
  const { world, cast, prng } = scene;
  const clerk = prng.pick(cast.office('deputyAffairs'));
  const scan = scene.scan('未拆封的测评信封', clerk);
  scene.act('evaluation', evaluation, 'receiveEnvelope', clerk, { receivedOn: world.today, files: [scan.fileId] }, [scan]);
}

/** The deputy signs the printed record; the commission enters it. */
export function confirmBySignature(scene: Scene, talk: ConsultationRow): void {
  const { world, cast, story } = scene;
  const clerk = story.prng.fork('signature').pick(cast.office('deputyAffairs'));
  const scan = scene.scan('面商记录（代表签名）', clerk);
  scene.act('consultation', talk, 'confirmOnPaper', clerk, { signedOn: world.today, files: [scan.fileId] }, [scan]);
}

/** After the close two people open it: one reads, the other bears witness. A few wait too long, as in life. */
export function* openingEnvelope(scene: Scene, evaluation: EvaluationRow): Life {
  const { cast, story } = scene;
  const prng = story.prng.fork('opening');
  const [opener, other] = cast.office('deputyAffairs');
  const witness = other ?? cast.office('committeeOffice')[0];
  if (opener === undefined || witness === undefined || scene.stopsAt('envelopeToOpen')) return;
  yield scene.workDays(1, 4);
  const scan = scene.scan('测评表', opener);
  if (prng.chance(0.1)) scene.act('evaluation', evaluation, 'proposeVoid', opener, { reason: '信封内没有测评表，只有一封说明。', files: [scan.fileId] }, [scan]);
  else scene.act('evaluation', evaluation, 'proposeReading', opener, { attitude: 'satisfied', result: prng.chance(0.6) ? 'satisfied' : 'basicallySatisfied', files: [scan.fileId] }, [scan]);
  if (scene.stopsAt('envelopeToConfirm')) return;
  yield scene.workDays(0, 1);
  scene.act('evaluation', evaluation, 'confirmReading', witness);
}

/** A head who signs on paper; true if the story waits for the head's word. */
export function* signingByHand(scene: Scene, task: HandlingTaskRow, reply: ReplyRow, body: object): Generator<number, boolean, void> {
  const { world, cast } = scene;
  const unit = cast.unit(task.unitId);
  const scan = scene.scan('有手签的签发稿', unit.liaison);
  scene.act('reply', reply, 'recordHandSignature', unit.liaison, { ...body, signerName: unit.head.name, signedOn: world.today, files: [scan.fileId] }, [scan]);
  if (scene.stopsAt('handSigned', task.unitId)) return true;
  yield scene.workDays(0, 1);
  scene.act('reply', reply, 'confirmHandSignature', unit.head);
  return false;
}

export const signsByHand = ({ story }: Scene): boolean => story.plan.stop === 'handSigned' || story.plan.prng.fork('hand').chance(0.03);
