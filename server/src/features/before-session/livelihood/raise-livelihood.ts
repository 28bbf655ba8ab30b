import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { isOfTownshipCongress } from '@luoshi/domain/identity/township-congress.ts';
import { refusal } from '@luoshi/domain/kernel/refusal.ts';
import { toOrganisation, toPerson } from '@luoshi/domain/before-session/matter.ts';
import { keptFiles } from '@luoshi/domain/livelihood-matter/evolve.ts';
import { livelihoodLabel, type LivelihoodRow, type MatterSource } from '@luoshi/domain/livelihood-matter/rows.ts';
import { fileFaults } from '@luoshi/domain/livelihood-matter/workflow.ts';
import { sql } from 'kysely';
import { rowsOf, type Tx } from '../../../platform/db/database.ts';
import { bearMatter, refused, todayOf, type MatterDependencies, type MatterResult } from '../perform-matter.ts';
import { readUploads } from './livelihood-facts.ts';

export interface NewLivelihood { readonly title: string; readonly what: string; readonly place: string; readonly source?: MatterSource; readonly sourceNote?: string; readonly deputyPersonId?: string; readonly files?: readonly string[] }

/** A deputy raises it on the phone, or the presidium's office enters what it heard; a township's congress alone has such matters. */
export function raiseLivelihood(deps: MatterDependencies, actor: Actor, body: NewLivelihood): Promise<MatterResult> {
  return bearMatter(deps, actor, 'livelihoodMatter', body, async (tx, base) => {
    const { congressId, role } = actor;
    if (!isOfTownshipCongress(actor)) return refused(403, 'notYourRole', refusal('notTownship', '民生事项由乡镇人大受理；您现在的身份属于县人大，请切换到乡镇人大的身份'));
    if (role !== 'deputy' && role !== 'townshipPresidium') return refused(403, 'notYourRole', refusal('notYourRole', '民生事项由乡镇人大代表反映，或者由乡镇人大主席团登记'));
    const isOwn = role === 'deputy';
    if (isOwn && !(await hasPresidium(tx, congressId))) return refused(422, 'refused', refusal('townshipNotOpen', '本乡镇人大还没有开通：系统中没有主席团的经办人。请向乡镇人大主席团当面或者书面反映'));
    if (!isOwn && body.source === undefined) return refused(422, 'refused', refusal('noSource', '请选择这件事从哪里来', '/source'));
    const deputyId = isOwn ? actor.personId : (body.deputyPersonId ?? '') === '' ? null : (body.deputyPersonId ?? null);
    const deputyName = deputyId === null ? null : (await readDeputies(tx, congressId)).find((one) => one.personId === deputyId)?.name;
    if (deputyName === undefined) return refused(422, 'refused', refusal('unknownDeputy', '没有这位在任的本级代表，请从列表中选择', '/deputyPersonId'));
    const upload = await readUploads(tx, congressId, body.files ?? []);
    const faults = fileFaults({ upload }, actor, body.files);
    if (faults.length > 0) return refused(422, 'refused', ...faults);
    const today = todayOf(deps);
    const year = Number(today.slice(0, 4));
    // Numbers are given one at a time.
    await sql`select pg_advisory_xact_lock(hashtext(${`livelihood_matter ${congressId}`}))`.execute(tx);
    const [last] = await rowsOf(tx, sql<{ no: number }>`select coalesce(max(no), 0)::int as no from livelihood_matter where congress_id = ${congressId} and year = ${year}`);
    const sourceNote = (body.sourceNote ?? '').trim();
    const record: LivelihoodRow = {
      ...base, year, no: (last?.no ?? 0) + 1, title: body.title.trim(), what: body.what.trim(), place: body.place.trim(), source: isOwn ? 'deputy' : (body.source ?? 'other'), sourceNote, deputyPersonId: deputyId, deputyName, enteredByName: actor.name, raisedOn: today,
      unitId: null, unitName: null, sectionId: null, village: null, takenOn: null, dueOn: null, nextReminderOn: null, doneText: null, doneOn: null, returns: 0, settledOn: null, endKind: null, endReason: null, endedOn: null, suggestionId: null,
      files: keptFiles({ upload }, body.files, 'raised'), steps: [{ at: base.createdAt, byName: actor.name, what: isOwn ? '反映' : '登记', note: sourceNote === '' ? null : sourceNote }],
    };
    const told = `${livelihoodLabel(record)}“${record.title}”`;
    const notices = isOwn ? [toOrganisation('townshipPresidium', congressId, 'livelihoodMatter', `${actor.name}代表反映${told}，请受理`)] : deputyId === null ? [] : [toPerson('deputy', deputyId, 'livelihoodMatter', `主席团登记了您反映的${told}`)];
    return { record, notices };
  });
}

const hasPresidium = async (tx: Tx, congressId: string): Promise<boolean> => (await rowsOf(tx, sql`select 1 from identity where congress_id = ${congressId} and role = 'townshipPresidium' and state = 'active' limit 1`)).length > 0;

/** Those who can have raised a matter, for the office's form. */
export const readDeputies = (tx: Tx, congressId: string): Promise<{ personId: string; name: string }[]> => rowsOf(tx, sql<{ personId: string; name: string }>`select d.person_id as "personId", p.name
  from deputy d join person p on p.id = d.person_id where d.congress_id = ${congressId} and d.state = 'active' order by p.name, d.person_id`);
