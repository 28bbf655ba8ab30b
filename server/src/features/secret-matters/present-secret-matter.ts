import type { Actor } from '@luoshi/domain/identity/actor.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { secretMatterWorkflow, type SecretMatter } from '@luoshi/domain/secret-matter/workflow.ts';
import { Type, type TObject } from 'typebox';
import { categoryLabels } from '../cases/public.ts';
import type { SessionChoice } from './read/secret-matters.ts';

const day = (title: string, description?: string) => Type.String({ title, pattern: '^\\d{4}-\\d{2}-\\d{2}$', 'x-widget': 'date', ...(description === undefined ? {} : { description }) });
const on = (title: string) => Type.Object({ on: day(title) }, { additionalProperties: false });
const numbering = {
  sessionId: Type.String({ title: '会议', minLength: 1, maxLength: 64 }),
  category: Type.Unsafe<keyof typeof categoryLabels>({ type: 'string', title: '类别', enum: Object.keys(categoryLabels), 'x-labels': categoryLabels }),
};

/** Nothing in words is taken: what these forms do not name is refused. */
export const newSecretBody = Type.Object({ ...numbering, receivedOn: day('收到日期', '收到纸质件的日期。标题、内容、代表、承办单位一律不录入。') }, { additionalProperties: false });
export const findSecretBody = Type.Object({ suggestionId: Type.String({ title: '建议', minLength: 1, maxLength: 64 }) }, { additionalProperties: false });
const nothing = Type.Object({}, { additionalProperties: false });
export const secretBodies: Readonly<Record<string, TObject>> = {
  confirm: nothing, lift: nothing, number: Type.Object(numbering, { additionalProperties: false }),
  handOver: on('移送日期'), recordReply: on('答复日期'), recordRating: on('纸质测评日期'), close: on('办结日期'), release: on('解密或确定不涉密的日期'),
};

export const hrefOfSecret = (id: string): string => `/api/v1/secret-matters/${encodeURIComponent(id)}`;

/** A bare number and bare days, with what the reader can do. */
export function presentSecret(actor: Actor, record: SecretMatter, sessions: readonly SessionChoice[], today: IsoDate) {
  const { foundByPersonId, suggestionId: _gone, congressId: _own, ...shown } = record;
  return {
    ...shown, kind: 'secretMatter' as const, stateLabel: secretMatterWorkflow.states[record.state] ?? record.state, categoryLabel: record.category === null ? null : categoryLabels[record.category], wasEntered: foundByPersonId !== null,
    actions: secretMatterWorkflow.actionsFor(record.state, { record, actor, today }).filter(({ action, refusals }) => action in secretBodies && !refusals.some(({ code }) => code === 'hasNumber')).map(({ action, label, refusals }) => ({
      action, label, method: 'POST' as const, href: `${hrefOfSecret(record.id)}/actions/${action}`, schema: withSessions(secretBodies[action], sessions), refusals: refusals.map(({ code, text }) => ({ code, text })),
    })),
  };
}

/** The sessions of the register as choices. */
export function withSessions(schema: TObject | undefined, sessions: readonly SessionChoice[]): Record<string, unknown> {
  const { properties, ...rest } = (schema ?? {}) as { properties?: Record<string, Record<string, unknown>> };
  if (properties?.['sessionId'] === undefined) return { ...rest, ...(properties === undefined ? {} : { properties }) };
  return { ...rest, properties: { ...properties, sessionId: { ...properties['sessionId'], enum: sessions.map(({ id }) => id), 'x-labels': Object.fromEntries(sessions.map(({ id, label }) => [id, label])) } } };
}
