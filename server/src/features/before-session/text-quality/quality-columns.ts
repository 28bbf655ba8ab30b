import type { QualityKind } from '@luoshi/domain/before-session/matter-kinds.ts';

/** Columns by their names in the domain. */
export const qualityColumns: Readonly<Record<QualityKind, readonly string[]>> = {
  writingRubric: ['no', 'startsOn', 'criteria', 'reason', 'byName', 'cancelReason'],
  writingScore: ['suggestionId', 'leadPersonId', 'leadTownshipId', 'level', 'byOrganisationId', 'byName', 'scoredOn', 'rubricNo', 'criteria', 'scores', 'total', 'textHash', 'history', 'annulReason'],
  excellentSelection: ['year', 'title', 'entries', 'proposedOn', 'meeting', 'decidedOn', 'decidedIds', 'preface', 'compiled', 'publishedOn'],
  compilationReceipt: ['selectionId', 'personId', 'name', 'townshipId', 'receivedOn', 'readOn'],
};
