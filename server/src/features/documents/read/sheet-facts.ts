import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface SponsorFacts { readonly personId: string; readonly certificateNumber: string; readonly delegation: string; readonly workplace: string; readonly address: string; readonly postcode: string; readonly phone: string }
export interface SheetFacts { readonly sessionName: string; readonly sponsors: ReadonlyMap<string, SponsorFacts>; readonly unitNames: ReadonlyMap<string, string>; /** The numbers under which the same matter was raised before, oldest first. */ readonly earlier: readonly string[] }

/** What the form says beside the record: certificate and address of the sponsors, the session's full name, names of units. */
export async function readSheetFacts(tx: Tx, file: CaseFile): Promise<SheetFacts> {
  const { congressId, suggestion, coSponsorship } = file;
  const persons = [suggestion.leadPersonId, ...coSponsorship.map((each) => each.personId)];
  const { rows: sponsors } = await sql<SponsorFacts>`select distinct on (d.person_id) d.person_id as "personId", d.certificate_number as "certificateNumber", coalesce(o.name, '') as delegation, p.workplace, p.address, p.postcode, p.phone
    from deputy d join person p on p.id = d.person_id left join organisation o on o.congress_id = d.congress_id and o.id = d.delegation_id
    where d.congress_id = ${congressId} and d.person_id = any(${persons}) order by d.person_id, d.from_date desc`.execute(tx);
  const { rows: units } = await sql<{ id: string; name: string }>`select id, name from organisation where congress_id = ${congressId} and id = any(${suggestion.preferredUnits})`.execute(tx);
  const { rows: sessions } = await sql<{ name: string }>`select c.short_name || t.name || '人民代表大会' || s.name as name from session s join term t on t.congress_id = s.congress_id and t.id = s.term_id join congress c on c.id = s.congress_id
    where s.congress_id = ${congressId} and s.id = ${suggestion.sessionId ?? ''}`.execute(tx);
  const links = file.suggestionLink.filter((each) => each.relation === 'earlier' && each.endedOn === null).map((each) => each.otherId);
  const { rows: earlier } = links.length === 0 ? { rows: [] } : await sql<{ label: string }>`select number_label as label from suggestion where congress_id = ${congressId} and id = any(${links}) and number_label is not null order by registered_on, number`.execute(tx);
  const { rows: congresses } = await sql<{ name: string }>`select name from congress where id = ${congressId}`.execute(tx);
  return {
    sessionName: sessions[0]?.name ?? congresses[0]?.name ?? '', sponsors: new Map(sponsors.map((each) => [each.personId, each])), unitNames: new Map(units.map((unit) => [unit.id, unit.name])), earlier: earlier.map(({ label }) => label),
  };
}
