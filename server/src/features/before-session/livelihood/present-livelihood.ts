import type { MatterRow } from '@luoshi/domain/before-session/matter.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { endKindLabels, handlerName, livelihoodLabel, matterSourceLabels, type LivelihoodRow } from '@luoshi/domain/livelihood-matter/rows.ts';
import { VILLAGE, type LivelihoodFacts } from '@luoshi/domain/livelihood-matter/workflow.ts';
import type { TArray, TObject, TString } from 'typebox';
import type { Tx } from '../../../platform/db/database.ts';
import { answerView } from '../county-referral/present-referral.ts';
import { livelihoodBodies, newLivelihoodBody } from './livelihood-bodies.ts';
import { readDeputies } from './raise-livelihood.ts';

/** The fields of a matter for one reader, with the words that pages show. */
export function livelihoodFields(record: MatterRow, facts: LivelihoodFacts, today: IsoDate): MatterRow & Record<string, unknown> {
  const matter = record as LivelihoodRow;
  const isOpen = matter.state === 'handling';
  return {
    ...matter, label: livelihoodLabel(matter), sourceLabel: matterSourceLabels[matter.source], handlerName: handlerName(matter), endLabel: matter.endKind === null ? null : endKindLabels[matter.endKind],
    isOverdue: isOpen && matter.dueOn !== null && matter.dueOn < today, suggestionNumber: facts.suggestion?.numberLabel ?? null, answers: facts.answers.map(answerView),
    files: matter.files.map(({ sha256: _hash, ...file }) => ({ ...file, href: `/api/v1/livelihood-matters/${encodeURIComponent(matter.id)}/files/${encodeURIComponent(file.id)}` })),
  };
}

const withChoices = (schema: TObject, field: string, labels: Readonly<Record<string, string>>) => ({
  ...schema, properties: { ...schema.properties, [field]: { ...(schema.properties[field] as object), enum: Object.keys(labels), 'x-labels': labels } },
});

/** Offices and sections are offered as choices. */
export function livelihoodSchema(action: string, facts: LivelihoodFacts) {
  const schema = livelihoodBodies[action];
  if (schema === undefined) return {};
  if (action === 'handToCounty') {
    const { deputies, reason } = schema.properties as { deputies: TArray; reason: TString };
    return { ...schema, properties: { deputies: { ...deputies, items: { ...deputies.items, enum: Object.keys(facts.countyDeputies), 'x-labels': facts.countyDeputies } }, reason } };
  }
  return action === 'takeUp' || action === 'handOver' ? withChoices(schema, 'handler', { ...facts.handlers, [VILLAGE]: '村（社区）' }) : schema;
}

/** Deputies raise their own; the office says where it heard of it, and from whom. */
export async function newLivelihoodSchema(tx: Tx, actor: Actor) {
  if (actor.role !== 'townshipPresidium') {
    const { title, place, what, files } = newLivelihoodBody.properties;
    return { ...newLivelihoodBody, properties: { title, place, what, files } };
  }
  const deputies = Object.fromEntries((await readDeputies(tx, actor.congressId)).map(({ personId, name }) => [personId, name]));
  return { ...withChoices(newLivelihoodBody, 'deputyPersonId', deputies), required: ['title', 'place', 'what', 'source'] };
}
