import type { DraftTalkRow } from '@luoshi/domain/before-session/draft-talk-rows.ts';
import type { IntentionFacts } from '@luoshi/domain/before-session/intention.ts';
import type { IntentionRow } from '@luoshi/domain/before-session/intention-rows.ts';
import { topicSourceLabels, type GuideTopicRow } from '@luoshi/domain/before-session/guide-rows.ts';
import { isQualityKind, matterDefinitions, type MatterKind } from '@luoshi/domain/before-session/matter-kinds.ts';
import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import { canSeeIntendedText, canSeeSharedText, editorsOfGuides, placeOfActor } from '@luoshi/domain/before-session/visibility.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { TObject } from 'typebox';
import type { ReportFacts } from '@luoshi/domain/handling-report/handling-report.ts';
import type { HandlingReportRow } from '@luoshi/domain/handling-report/report-rows.ts';
import { reportFields } from './handling-report/report-fields.ts';
import { qualityFields } from './text-quality/present-quality.ts';
import type { LivelihoodFacts } from '@luoshi/domain/livelihood-matter/workflow.ts';
import { referralFields } from './county-referral/present-referral.ts';
import type { ShownReferralFacts } from './county-referral/referral-facts.ts';
import { livelihoodFields, livelihoodSchema } from './livelihood/present-livelihood.ts';
import { hrefOfMatter, matterBodies } from './matter-bodies.ts';

/** A record as one reader sees it, with what that reader can do. */
export function presentMatter(actor: Actor, kind: MatterKind, record: MatterRow, facts: unknown, today: IsoDate, counts: ReadonlyMap<string, number>) {
  const { workflow } = matterDefinitions[kind];
  const offers = workflow.actionsFor(record.state, { record, actor, today, facts });
  return {
    ...fieldsFor(actor, kind, record, counts, facts, today), kind, kindLabel: workflow.label, stateLabel: workflow.states[record.state] ?? record.state,
    actions: offers.map(({ action, label, refusals }) => ({
      action, label, method: 'POST' as const, href: `${hrefOfMatter(kind, record.id)}/actions/${action}`, schema: schemaFor(kind, action, facts), refusals: refusals.map(({ code, text }) => ({ code, text })),
    })),
  };
}

function fieldsFor(actor: Actor, kind: MatterKind, record: MatterRow, counts: ReadonlyMap<string, number>, facts: unknown, today: IsoDate): MatterRow & Record<string, unknown> {
  if (kind === 'livelihoodMatter') return livelihoodFields(record, facts as LivelihoodFacts, today);
  if (kind === 'countyReferral') return referralFields(record, facts as ShownReferralFacts);
  if (isQualityKind(kind)) return qualityFields(actor, kind, record, facts);
  if (kind === 'draftTalk') {
    const talk = record as DraftTalkRow;
    return canSeeSharedText(actor, talk) ? { ...talk } : { ...talk, sharedText: null };
  }
  if (kind === 'draftIntention') {
    const intention = record as IntentionRow;
    const { draft } = facts as IntentionFacts & { draft: { submittedOn: string | null } | null };
    const seesWords = canSeeIntendedText(actor, intention);
    // What an office proposed is between it and the deputy.
    return { ...intention, ...(seesWords ? {} : { suggestionId: '', sharedText: null, withId: null, withTitle: null, withName: null, way: null, proposedNote: null, proposedByRole: null }), isSubmitted: draft !== null && draft.submittedOn !== null };
  }
  if (kind === 'topicGuide') return { ...record };
  if (kind === 'handlingReport') return reportFields(record as HandlingReportRow, facts as ReportFacts);
  const topic = record as GuideTopicRow;
  const seesSource = editorsOfGuides.includes(actor.role) || (actor.role === topic.proposedByRole && (actor.role === 'deputy' ? actor.personId === topic.proposedByPersonId : placeOfActor(actor) === topic.proposedByOrganisationId));
  const { proposedByPersonId: _person, proposedByOrganisationId: _organisation, ...shown } = topic;
  // Readers of the guide learn from what side a topic came; who said what in which words stays with the editors.
  return { ...shown, ...(seesSource ? {} : { sourceName: '', sourceTitle: '', sourceText: '', proposedByName: '', setAsideReason: null }), sourceLabel: topicSourceLabels[topic.source], suggestionCount: counts.get(topic.id) ?? 0 };
}

/** The sections of the guide are offered as choices. */
function schemaFor(kind: MatterKind, action: string, facts: unknown): TObject | Record<string, unknown> {
  if (kind === 'livelihoodMatter') return livelihoodSchema(action, facts as LivelihoodFacts);
  const schema = matterBodies[kind][action] ?? {};
  const sections = kind === 'guideTopic' ? (facts as { guide: { sections: readonly string[] } | null }).guide?.sections : undefined;
  const properties = (schema as { properties?: Record<string, Record<string, unknown>> }).properties;
  return sections === undefined || properties?.['section'] === undefined ? schema : { ...schema, properties: { ...properties, section: { ...properties['section'], enum: sections } } };
}
