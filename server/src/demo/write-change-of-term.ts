import { followMandate } from '../features/mandates/public.ts';
import { createPlaces, createSuggestion, performAction, type CaseDependencies } from '../features/cases/public.ts';
import { createActRecorder } from '../features/audit/public.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { rowsOf, withTransaction } from '../platform/db/database.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { sql } from 'kysely';
import { castCounty } from './county-cast.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { formerTerm } from './history/carrying.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

const leftBehind = {
  title: '关于在老城区增设社区食堂的建议', situation: '老城区六十岁以上的老人有三千多人，多数独居，附近没有能吃饭的地方。', analysis: '场地分散在几个单位手里，没有一家牵头。', asks: ['利用闲置的门面房先开两处社区食堂'],
} as const;

/** The change of term that lies behind the county, and two mandates that ended lately: one with somebody to take over, one with nobody. */
export async function writeChangeOfTerm(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const clock = createFixedClock(now);
  const deps: CaseDependencies = {
    db: site.db, clock, files: site.files, places: createPlaces(site.db, clock), auditMacKey: site.secrets.auditMacKey, sealer: site.secrets.sealer, cutWords,
    documents: () => { throw new Error('no document is made while the demo is written'); },
  };
  const cast = castCounty(rows, COUNTY);
  const [affairs] = cast.office('deputyAffairs');
  const [administrator] = cast.office('systemAdministrator');
  if (affairs === undefined || administrator === undefined) throw new RangeError('nobody ends a term');
  let drafted: string | null = null;
  const record = createActRecorder(clock, site.secrets.auditMacKey);
  const ended = await withTransaction(site.db, COUNTY, async (tx) => {
    await sql`insert into term_change (congress_id, id, version, state, term_id, term_name, ends_on, asked_on, closed_on, cancel_reason, created_at, updated_at)
      values (${COUNTY}, ${formerTerm.changeId}, 1, 'closed', ${formerTerm.id}, ${formerTerm.name}, ${formerTerm.endedOn}, ${formerTerm.askedOn}, ${formerTerm.endedOn}, null, ${now}, ${now})`.execute(tx);
    // Brought in with the records of the former term, as an act of today.
    await record(tx, { congressId: COUNTY, actor: affairs, kind: 'termChange', id: formerTerm.changeId, version: 1, action: 'create', event: 'TermChangePrepared', body: { termId: formerTerm.id, endsOn: formerTerm.endedOn }, fromState: null, toState: 'closed' });
    await sql`update term set state = 'ended', ended_on = ${formerTerm.endedOn}, version = version + 1 where congress_id = ${COUNTY} and id = ${formerTerm.id}`.execute(tx);
    await record(tx, { congressId: COUNTY, actor: administrator, kind: 'term', id: formerTerm.id, version: 2, action: 'end', event: 'RecordEnded', body: { endedOn: formerTerm.endedOn }, fromState: 'active', toState: 'ended' });
    const known = demoLogIns.map((one) => one.personId);
    const chosen = await rowsOf(tx, sql<{ id: string; personId: string; hasOther: boolean }>`select distinct on ("hasOther") d.id, d.person_id as "personId", exists (select 1 from co_sponsorship c where c.congress_id = s.congress_id and c.suggestion_id = s.id and c.state = 'confirmed') as "hasOther"
      from deputy d join suggestion s on s.congress_id = d.congress_id and s.lead_person_id = d.person_id and s.state in ('handling', 'replied') where d.congress_id = ${COUNTY} and d.state = 'active' and not d.person_id = any(${known})
        and not exists (select 1 from suggestion o where o.congress_id = s.congress_id and o.lead_person_id = d.person_id and o.id <> s.id and o.state not in ('closed', 'archived')) order by "hasOther", d.id`);
    // Meant to be gone on with: left to the office, which is asked as soon as the mandate has ended.
    const [leaver] = chosen;
    if (leaver !== undefined) drafted = (await createSuggestion(tx, deps, cast.deputyOf(leaver.personId), leftBehind)).file.suggestion.id;
    return chosen;
  });
  if (drafted !== null && ended[0] !== undefined) {
    const arranged = await performAction(deps, { actor: cast.deputyOf(ended[0].personId), kind: 'suggestion', id: drafted, action: 'arrangeHandOver', body: { to: 'office' }, expectedVersion: null });
    if (!arranged.ok) throw new Error(`a demo draft is not left to the office: ${arranged.code}`);
  }
  await withTransaction(site.db, COUNTY, async (tx) => {
    for (const { id } of ended) {
      const today = dateInShanghai(now.toISOString());
      await sql`update deputy set state = 'ended', until_date = ${today}, end_reason = 'movedAway', version = version + 1 where congress_id = ${COUNTY} and id = ${id}`.execute(tx);
      await record(tx, { congressId: COUNTY, actor: administrator, kind: 'deputy', id, version: 2, action: 'end', event: 'RecordEnded', body: { untilDate: today, endReason: 'movedAway' }, fromState: 'active', toState: 'ended' });
      const identities = await rowsOf(tx, sql<{ id: string; version: number }>`update identity set state = 'ended', until_date = ${today}, version = version + 1 where congress_id = ${COUNTY} and deputy_id = ${id} and state = 'active' returning id, version`);
      for (const identity of identities) await record(tx, { congressId: COUNTY, actor: administrator, kind: 'identity', id: identity.id, version: identity.version, action: 'end', event: 'RecordEnded', body: { deputyId: id }, fromState: 'active', toState: 'ended' });
    }
  });
  for (const { personId } of ended) await followMandate(deps, COUNTY, personId);
}
