import type { Values } from '../../actions/schema.ts';
import type { AnyRecord, Consultation, Evaluation, Publication, Suggestion, TermExplanation } from '../../api/types.ts';
import { dayOf } from '../../text/format-date.ts';

/** What a form already knows from the record: nobody types the same thing twice. */
export function initialValues(kind: string, action: string, record: AnyRecord, suggestion: Suggestion, today: string | undefined): Values {
  if (kind === 'consultation' && action === 'record') {
    const { plannedAt, place, mode, phase } = record as unknown as Consultation;
    const plannedOn = plannedAt === null ? '' : dayOf(plannedAt);
    // A talk that is still to come was not held: the day is then for the person to say.
    const heldOn = today !== undefined && plannedOn <= today ? plannedOn : '';
    return { heldOn, place: place ?? '', mode: mode ?? undefined, phase: phase ?? undefined, deputiesPresent: [suggestion.leadName] };
  }
  if (kind === 'handlingTask' && action === 'rerouteToSection') {
    const { sectionId, handlerName } = record as AnyRecord & { sectionId: string | null; handlerName: string | null };
    return { sectionId: sectionId ?? undefined, handlerName: handlerName ?? '' };
  }
  if (kind === 'suggestion' && action === 'returnForRevision') return { proposal: copyOf(suggestion) };
  if (kind === 'suggestion' && (action === 'correctEntry' || action === 'correctText')) return copyOf(suggestion);
  if (kind === 'suggestion' && action === 'correctNumber') return { sessionId: suggestion.sessionId ?? undefined, category: suggestion.category ?? undefined };
  if (kind === 'consultation' && action === 'correct') {
    const { heldOn, place, mode, deputiesPresent, attendees } = record as unknown as Consultation;
    return { heldOn: heldOn ?? '', place: place ?? '', mode: mode ?? undefined, deputiesPresent: [...deputiesPresent], attendees: attendees.map((one) => ({ ...one })) };
  }
  if (action === 'proposeRereading') {
    const { attitude, result, reason } = record as unknown as Evaluation;
    return { attitude: attitude ?? undefined, result: result ?? undefined, reason: reason ?? '' };
  }
  if (kind === 'termExplanation' && action === 'save') {
    const { standing, reason, nextSteps, nextBy } = record as unknown as TermExplanation;
    return { standing, reason, nextSteps, ...(nextBy === null ? {} : { nextBy }) };
  }
  if (kind === 'publication' && action === 'decide') {
    const { proposal, keepName } = record as unknown as Publication;
    return { ...proposedValues(proposal), showNames: !keepName, releaseOn: today };
  }
  if (action === 'receiveEnvelope') return { receivedOn: today };
  return {};
}

/** A reviewer begins from the text as it stands. */
export const copyOf = ({ title, situation, analysis, asks }: Suggestion): Values => ({ title, situation, analysis, asks: asks.map((ask) => ask.text) });

/** A decision begins from the unit's proposal, and a change of the proposal from what it is. */
export const proposedValues = ({ form, withSuggestion, summary, ground, reason, strikes }: Publication['proposal']): Values => ({
  form, withSuggestion, strikes: [...strikes], ...(summary === null ? {} : { summary }), ...(ground === null ? {} : { ground }), ...(reason === null ? {} : { reason }),
});
