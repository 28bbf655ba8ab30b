import { systemActor } from '@luoshi/domain/identity/actor.ts';
import { sql } from 'kysely';
import { caseDependencies } from '../../app.ts';
import { withTransaction } from '../../platform/db/database.ts';
import type { ProcessSite } from '../../testing/process-site.ts';
import { performAction } from '../cases/public.ts';
import { createActRecorder } from './public.ts';

const text = { title: '关于审判法庭无障碍改造的建议', situation: '县人民法院立案大厅没有坡道。', analysis: '建成早，当时没有要求。', asks: ['增设坡道和扶手', '设低位窗口'] };

/** A suggestion to the court, from its draft until it is assigned. */
export async function assignedSuggestion(site: ProcessSite): Promise<string> {
  const created = await site.call('lin', 'POST', '/api/v1/suggestions', text);
  const path = `suggestions/${created.json.id}`;
  await site.act('lin', path, 'submit');
  await site.act('presidium', path, 'passReview');
  await site.act('affairs', path, 'passReview');
  await site.act('office', path, 'passReview');
  await site.act('affairs', path, 'register', { sessionId: 'session-5', category: 'inSession' });
  await site.act('affairs', path, 'assign', { leadUnitId: 'court', assistingUnitIds: [] });
  return path;
}

/** Goes on until the deputy has rated the reply, revised once, under embargo. Gives the suggestion's path. */
export async function ratedSuggestion(site: ProcessSite): Promise<string> {
  const path = await assignedSuggestion(site);
  const first = async (kind: string) => (await site.get('affairs', `/api/v1/${path}`)).records[kind]?.[0]?.id ?? '';
  const task = `handling-tasks/${await first('handlingTask')}`;
  await site.act('court-liaison', task, 'accept');
  await site.act('court-liaison', task, 'routeToSection', { sectionId: 'court-office', handlerName: '詹海' });
  const reply = `replies/${(await site.get('court-section', `/api/v1/${path}`)).records['reply']?.[0]?.id ?? ''}`;
  const answers = [1, 2].map((askNo) => ({ askNo, resultClass: 'solved', text: '已经办好。', promise: null }));
  await site.act('court-section', reply, 'save', { opening: '您提出的建议收悉。', answers, closing: '感谢支持。', contactName: '詹海', contactPhone: '0000-8000000' });
  await site.act('court-section', reply, 'submitForCheck');
  await site.act('court-deputy', reply, 'passCheck');
  await site.act('court-head', reply, 'signOff', { withoutConsultation: 'other', withoutConsultationText: '代表外出学习' });
  await openRound(site);
  const outcome = await performAction(caseDependencies(site.site), { actor: systemActor('county'), kind: 'handlingTask', id: task.split('/')[1] ?? '', action: 'openEvaluation', body: { roundId: 'round-1' }, expectedVersion: null });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const evaluation = `evaluations/${outcome.file.evaluation[0]?.id ?? ''}`;
  await site.act('lin', evaluation, 'rate', { attitude: 'satisfied', result: 'basicallySatisfied' });
  await site.act('lin', evaluation, 'revise', { attitude: 'satisfied', result: 'dissatisfied', reason: '坡道过陡' });
  return path;
}

async function openRound(site: ProcessSite): Promise<void> {
  const recordAct = createActRecorder(site.clock, site.site.secrets.auditMacKey);
  await withTransaction(site.database.db, 'county', async (tx) => {
    await sql`insert into evaluation_round (congress_id, id, version, state, name, opens_on, closes_on, sequence, opened_on, created_at, updated_at)
      values ('county', 'round-1', 1, 'open', '第一轮', '2026-02-01', '2026-06-30', 1, '2026-02-01', ${site.clock.now()}, ${site.clock.now()})`.execute(tx);
    await recordAct(tx, { congressId: 'county', actor: systemActor('county'), kind: 'evaluationRound', id: 'round-1', version: 1, action: 'create', event: 'RoundPlanned', body: {}, toState: 'open' });
  });
}
