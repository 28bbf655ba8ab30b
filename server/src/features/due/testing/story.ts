import type { Answer as AskAnswer, CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { withTransaction } from '../../../platform/db/database.ts';
import { createSuggestion } from '../../cases/create-suggestion.ts';
import { loadCase } from '../../cases/public.ts';
import type { CaseSite } from './case-site.ts';

const title = '关于修复云溪桥至柏树村公路的建议';
const text = { title, situation: '公路破损，雨天积水。', analysis: '养护资金不足。', asks: ['修复破损路面', '增设护栏'], preferredUnits: ['transport'] };

export async function readCase(site: CaseSite, id: string): Promise<CaseFile> {
  const file = await withTransaction(site.deps.db, 'county', (tx) => loadCase(tx, 'county', id));
  if (file === undefined) throw new Error(`no case ${id}`);
  return file;
}

export async function draftCase(site: CaseSite, by = 'shan', change: Partial<typeof text> = {}): Promise<string> {
  const { file } = await withTransaction(site.deps.db, 'county', (tx) => createSuggestion(tx, site.deps, site.actor(by), { ...text, ...change }));
  return file.suggestion.id;
}

interface CaseOptions { assisting?: boolean; by?: string; coSigners?: readonly string[] }

async function sign(site: CaseSite, id: string, by: string, names: readonly string[]): Promise<void> {
  await site.must(by, 'suggestion', id, 'inviteCoSponsors', { personIds: names.map((name) => `p-${name}`) });
  await site.must(by, 'suggestion', id, 'freeze');
  for (const name of names) await site.must(name, 'coSponsorship', (await readCase(site, id)).coSponsorship.find(({ personId }) => personId === `p-${name}`)?.id ?? '', 'confirm');
}

/** A suggestion with a number, assigned to the transport bureau, and to the finance bureau if it assists. */
export async function assignedCase(site: CaseSite, options: CaseOptions = {}): Promise<string> {
  const by = options.by ?? 'shan';
  const id = await draftCase(site, by);
  if (options.coSigners !== undefined) await sign(site, id, by, options.coSigners);
  await site.must(by, 'suggestion', id, 'submit');
  if (by !== 'wu') await site.must('presidium', 'suggestion', id, 'passReview');
  await site.must('affairs', 'suggestion', id, 'passReview');
  await site.must('office', 'suggestion', id, 'passReview');
  await site.must('affairs', 'suggestion', id, 'register', { sessionId: 'session-5', category: 'inSession' });
  await site.must('affairs', 'suggestion', id, 'assign', { leadUnitId: 'transport', assistingUnitIds: options.assisting === true ? ['finance'] : [] });
  await site.must('government', 'suggestion', id, 'confirmAssignment');
  return id;
}

/** On from there: received, routed to the section, a reply (and the assisting opinion) in drafting. */
export async function caseInSection(site: CaseSite, options: CaseOptions = {}): Promise<string> {
  const id = await assignedCase(site, options);
  for (const task of (await readCase(site, id)).handlingTask) {
    const [liaison, sectionId] = task.unitId === 'transport' ? ['liaison', 'roads'] : ['finance-liaison', 'budget'];
    await site.must(liaison, 'handlingTask', task.id, 'accept');
    await site.must(liaison, 'handlingTask', task.id, 'routeToSection', { sectionId, handlerName: '沈一舟' });
  }
  return id;
}

const answers: AskAnswer[] = [
  { askNo: 1, resultClass: 'inProgress', text: '已列入今年养护工程。', promise: { content: '完成路面修复并通车', ownerName: '公路科', dueOn: '2027-03-31' } },
  { askNo: 2, resultClass: 'reference', text: '将在后续工程中统筹考虑。', promise: null },
];

/** On from there: the reply written, checked, signed by the head and delivered. Answers its id. */
export async function deliverReply(site: CaseSite, suggestionId: string, rest: { letterNumber?: string; form?: string; joint?: boolean } = {}): Promise<string> {
  const draft = (await readCase(site, suggestionId)).reply.find((reply) => reply.state === 'drafting');
  if (draft === undefined) throw new Error('no reply in drafting');
  await site.must('section', 'reply', draft.id, 'save', { opening: '感谢您对农村公路的关心。', answers, closing: '欢迎继续监督。', contactName: '沈一舟', contactPhone: '0577-60000000' });
  await site.must('section', 'reply', draft.id, 'submitForCheck');
  await site.must('deputy-head', 'reply', draft.id, 'passCheck');
  await site.must('head', 'reply', draft.id, 'signOff', { withoutConsultation: 'other', withoutConsultationText: '代表出差', ...rest });
  return draft.id;
}

/** A suggestion with a delivered reply. */
export async function repliedCase(site: CaseSite, by = 'shan'): Promise<{ suggestionId: string; replyId: string; taskId: string }> {
  const suggestionId = await caseInSection(site, { by });
  const replyId = await deliverReply(site, suggestionId);
  const task = (await readCase(site, suggestionId)).handlingTask[0];
  return { suggestionId, replyId, taskId: task?.id ?? '' };
}
