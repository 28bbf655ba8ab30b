import { findRecord, type CaseKind, type RowOf } from '@luoshi/domain/case-file/rows.ts';
import { closeWhenSettled, concluding, replyingAgain } from './concluding.ts';
import { handling } from './handling.ts';
import { openingEnvelope } from './on-paper.ts';
import { opining } from './opining.ts';
import { mediating } from './mediating.ts';
import { publishing } from './publishing.ts';
import { promising } from './promising.ts';
import { rating, rehandling } from './rating.ts';
import { putRight } from './slips.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { Story } from './story.ts';
import type { Life, World } from './world.ts';

type Reaction = (world: World, story: Story, recordId: string) => void;

/** A record that came into being, or was given back, begins a life of its own. */
function begins<K extends CaseKind>(kind: K, life: (scene: Scene, record: RowOf[K]) => Life): Reaction {
  return (world, story, recordId) => {
    const record = findRecord(story.file, kind, recordId);
    if (record === undefined) return;
    const scene = sceneOf(world, story);
    scene.spawn(life(scene, record));
  };
}

function* writingAgain(scene: Scene, opinion: RowOf['assistingOpinion']): Life {
  yield scene.workDays(1, 4);
  yield* opining(scene, opinion);
}

const mayBeLast: Reaction = (world, story) => closeWhenSettled(sceneOf(world, story));

/** What follows which event, as people would: the demo's counterpart of the to-do lists. */
const first: Readonly<Record<string, Reaction>> = {
  TaskAssigned: begins('handlingTask', handling),
  OpinionSentBack: begins('assistingOpinion', writingAgain),
  EnvelopeDue: begins('evaluation', openingEnvelope),
  EvaluationStarted: begins('evaluation', rating),
  RehandlingOrdered: begins('handlingTask', rehandling),
  MediationOpened: begins('mediation', mediating),
  SuggestionEvaluated: begins('suggestion', (scene) => concluding(scene)),
  PublicationOpened: begins('publication', publishing),
  PublicationWithheld: mayBeLast, ApprovedAndReleased: mayBeLast, PublicationReleased: mayBeLast,
  CommitmentUndertaken: begins('commitment', promising),
  ReplyStarted: begins('reply', function* again(scene, reply): Life { if (reply.type === 'second') yield* replyingAgain(scene, reply); }),
  SuggestionArchived: mayBeLast, FulfilmentVerified: mayBeLast, CommitmentExplained: mayBeLast, ReplySigned: mayBeLast, HandSignatureConfirmed: mayBeLast, VoidConfirmed: mayBeLast, ReadingConfirmed: mayBeLast,
};

const shows = ['SuggestionAssigned', 'AssignmentConfirmed', 'ConsultationConfirmed', 'ReplySigned', 'HandSignatureConfirmed', 'ReadingConfirmed'] as const;

export const reactions: Readonly<Record<string, Reaction>> = {
  ...first,
  ...Object.fromEntries(shows.map((event): [string, Reaction] => [event, (world, story, recordId) => { putRight(world, story, event, recordId); first[event]?.(world, story, recordId); }])),
};
