/**
 * What the product is measured against: one Fastify with one pg pool and nothing else, doing by hand the SQL work of each request:
 * the same look-up of the log-in, the same transaction under row-level security, the same queries with the same locks, and for
 * what changes something the same update, audit entry with hash and mac, and head of the chain. It decides nothing, checks no
 * rule, knows no versions, offers no actions, sends no notices and explains no dates: `bare-server.ts DATABASE_URL PORT`.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import fastify, { type FastifyRequest } from 'fastify';
import pg from 'pg';
import { loadStatement, listColumns, scopeOf, searchStatement, type BareActor } from './performance/bare-statements.ts';

const [databaseUrl = '', port = '0'] = process.argv.slice(2);
const DATE = 1082;
const pool = new pg.Pool({
  connectionString: databaseUrl, max: 16, application_name: 'bare', options: '-c TimeZone=UTC -c role=luoshi_app',
  types: { getTypeParser: ((oid: number, format?: string) => (oid === DATE ? (text: string) => text : (pg.types.getTypeParser as (o: number, f?: string) => never)(oid, format as never))) as typeof pg.types.getTypeParser },
});
const app = fastify();
const macKey = Buffer.alloc(32, 7);

async function actorOf(request: FastifyRequest): Promise<BareActor> {
  const token = /luoshi_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const { rows } = await pool.query<BareActor>({ name: 'who', text: `select * from luoshi_authenticate($1, $2, make_interval(hours => 12), current_date)`, values: [createHash('sha256').update(token).digest(), new Date()] });
  const actor = rows[0];
  if (actor === undefined) throw Object.assign(new Error('not logged in'), { statusCode: 401 });
  return actor;
}

async function inCongress<T>(actor: BareActor, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`begin; select set_config('luoshi.congress_id', ${pg.escapeLiteral(actor.congress_id)}, true)`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

app.get('/list', async (request) => {
  const actor = await actorOf(request);
  const { condition, values } = scopeOf(actor, 2);
  return inCongress(actor, async (client) => {
    const total = await client.query<{ n: number }>({ name: `count-${actor.role}`, text: `select count(*)::int as n from suggestion s where s.congress_id = $1 and ${condition}`, values: [actor.congress_id, ...values] });
    const page = await client.query({ name: `list-${actor.role}`, text: `select ${listColumns} from suggestion s where s.congress_id = $1 and ${condition} order by s.updated_at desc, s.id desc limit 51`, values: [actor.congress_id, ...values] });
    return { items: page.rows.slice(0, 50), total: total.rows[0]?.n ?? 0 };
  });
});

app.get<{ Params: { id: string } }>('/detail/:id', async (request) => {
  const actor = await actorOf(request);
  const { condition, values } = scopeOf(actor, 3);
  return inCongress(actor, async (client) => {
    const loaded = await client.query({ name: `detail-${actor.role}`, text: `${loadStatement} and ${condition}`, values: [actor.congress_id, request.params.id, ...values] });
    const entries = await client.query({ name: 'timeline', text: `select seq, at, actor_name, actor_role, organisation_name, record_kind, record_id, action, event, body from audit_entry where congress_id = $1 and suggestion_id = $2 and action <> 'create' order by seq`, values: [actor.congress_id, request.params.id] });
    return { ...loaded.rows[0], timeline: entries.rows };
  });
});

app.get('/to-do', async (request) => {
  const actor = await actorOf(request);
  const mine = `t.congress_id = $1 and t.role = $2 and (t.person_id is null or t.person_id = $3) and (t.organisation_id is null or t.organisation_id = $4) and (t.section_id is null or t.section_id = $5)`;
  const values = [actor.congress_id, actor.role, actor.person_id, actor.organisation_id, actor.section_id];
  return inCongress(actor, async (client) => {
    const groups = await client.query({ name: 'groups', text: `select t.record_kind, t.action, count(*)::int as count from turn t where ${mine} group by 1, 2 order by 3 desc`, values });
    const page = await client.query({ name: 'to-do', text: `select t.*, s.title, s.number_label, s.lead_name, s.lead_unit_name, s.state from turn t join suggestion s on s.congress_id = t.congress_id and s.id = t.suggestion_id
      where ${mine} order by t.due_on nulls last, t.since, t.record_id limit 51`, values });
    return { items: page.rows, groups: groups.rows };
  });
});

app.get<{ Querystring: { q: string } }>('/search', async (request) => {
  const actor = await actorOf(request);
  const { condition, values } = scopeOf(actor, 4);
  return inCongress(actor, async (client) => {
    const { rows } = await client.query({ name: `search-${actor.role}`, text: searchStatement(condition), values: [actor.congress_id, request.query.q, 20, ...values] });
    return { items: rows };
  });
});

interface Head { seq: string; hash: string }

async function audit(client: pg.PoolClient, actor: BareActor, kind: string, id: string, suggestionId: string, version: number, action: string, body: unknown): Promise<void> {
  const { rows } = await client.query<Head>({ name: 'head', text: `insert into audit_head (congress_id, seq, hash) values ($1, 0, repeat('0', 64)) on conflict (congress_id) do update set seq = audit_head.seq returning seq, hash`, values: [actor.congress_id] });
  const head = rows[0];
  const seq = Number(head?.seq ?? 0) + 1;
  const at = new Date().toISOString();
  const entry = [actor.congress_id, seq, at, kind, id, suggestionId, version, action, action, 'before', 'after', actor.role, actor.name, actor.person_id, actor.identity_id, actor.organisation_id, actor.organisation_name, null];
  const hash = createHash('sha256').update(head?.hash ?? '').update(JSON.stringify(entry)).update(JSON.stringify(body)).digest('hex');
  await client.query({ name: 'audit', text: `insert into audit_entry (congress_id, seq, at, record_kind, record_id, suggestion_id, version, action, event, from_state, to_state, actor_role, actor_name, person_id, identity_id, organisation_id, organisation_name, cause, body, hash, mac)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`, values: [...entry, JSON.stringify(body), hash, createHmac('sha256', macKey).update(hash).digest('hex')] });
  await client.query({ name: 'move-head', text: `update audit_head set seq = $2, hash = $3 where congress_id = $1`, values: [actor.congress_id, seq, hash] });
}

app.post<{ Params: { id: string }; Body: { note: string } }>('/contact/:id', async (request) => {
  const actor = await actorOf(request);
  return inCongress(actor, async (client) => {
    const id = request.params.id;
    const locked = await client.query<{ id: string }>({ name: 'lock', text: `select s.id from suggestion s where s.congress_id = $1 and s.id = (select r.suggestion_id from handling_task r where r.congress_id = $1 and r.id = $2) for update`, values: [actor.congress_id, id] });
    const suggestionId = locked.rows[0]?.id ?? '';
    const loaded = await client.query({ name: 'load', text: loadStatement, values: [actor.congress_id, suggestionId] });
    const { rows } = await client.query<{ version: number }>({ name: 'update', text: `update handling_task set contact_note = $3, updated_at = $4 where congress_id = $1 and id = $2 returning version`, values: [actor.congress_id, id, request.body.note, new Date()] });
    // Under a case of its own: the product's histories stay as they are.
    await audit(client, actor, 'bareTask', randomUUID(), `bare-${suggestionId}`, rows[0]?.version ?? 0, 'recordContact', request.body);
    return { ...loaded.rows[0], version: rows[0]?.version };
  });
});

app.post<{ Body: { title: string; situation: string; analysis: string; asks: string[] } }>('/create', async (request, reply) => {
  const actor = await actorOf(request);
  const created = await inCongress(actor, async (client) => {
    const id = randomUUID();
    const { title, situation, analysis, asks } = request.body;
    const { rows } = await client.query({ name: 'create', text: `insert into suggestion (congress_id, id, suggestion_id, version, state, created_at, updated_at, title, situation, analysis, asks, source, preferred_units, disclosure_wish, lead_person_id, lead_name, text_version, passes, is_key, plan, voided_numbers, corrections)
      values ($1, $2, $2, 1, 'draft', $3, $3, $4, $5, $6, $7, 'other', '[]', 'full', $8, $9, 0, '[]', false, '[]', '[]', '[]') returning *`, values: [actor.congress_id, id, new Date(), title, situation, analysis, JSON.stringify(asks), actor.person_id, actor.name] });
    await client.query({ name: 'turn', text: `insert into turn (congress_id, suggestion_id, record_kind, record_id, action, role, person_id, since) values ($1, $2, 'suggestion', $2, 'submit', 'deputy', $3, $4)`, values: [actor.congress_id, id, actor.person_id, new Date()] });
    await audit(client, actor, 'bareSuggestion', id, id, 1, 'create', null);
    return rows[0] as unknown;
  });
  return reply.code(201).send(created);
});

await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log('ready');
process.once('disconnect', () => process.exit(0));
