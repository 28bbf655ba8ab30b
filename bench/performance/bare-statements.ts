/** The SQL of the product's reads, written out once more by hand for the bare server. */
export interface BareActor { congress_id: string; identity_id: string; person_id: string; name: string; role: string; organisation_id: string; organisation_name: string; section_id: string | null; township_id: string | null }

/** The scopes of the two kinds of people who are measured: of a unit, and deputies. */
export function scopeOf(actor: BareActor, first: number): { readonly condition: string; readonly values: readonly string[] } {
  if (actor.role.startsWith('unit')) {
    return { condition: `exists (select 1 from handling_task ht where ht.congress_id = s.congress_id and ht.suggestion_id = s.id and ht.unit_id = $${first})`, values: [actor.organisation_id] };
  }
  return {
    condition: `(s.registered_on is not null or s.lead_person_id = $${first} or exists (select 1 from co_sponsorship cs where cs.congress_id = s.congress_id and cs.suggestion_id = s.id and cs.person_id = $${first} and cs.state <> 'removed'))`,
    values: [actor.person_id],
  };
}

export const listColumns = `s.id, s.version, s.state, s.title, s.number_label as "numberLabel", s.number, s.lead_name as "leadName", s.lead_delegation_name as "leadDelegationName", s.lead_township_id as "leadTownshipId",
  s.lead_unit_id as "leadUnitId", s.lead_unit_name as "leadUnitName", s.category, s.registered_on as "registeredOn", s.assigned_on as "assignedOn", s.replied_on as "repliedOn", s.next_due_on as "nextDueOn", s.is_key as "isKey",
  s.overall_class as "overallClass", s.first_result as "firstResult", s.final_result as "finalResult", s.updated_at as "updatedAt", s.submitted_on as "submittedOn"`;

const children = ['co_sponsorship', 'handling_task', 'consultation', 'assisting_opinion', 'reply', 'evaluation', 'commitment', 'deadline', 'attachment', 'turn'] as const;
const orders: Readonly<Record<string, string>> = { attachment: 'x.at, x.id', turn: 'x.since, x.record_id, x.action' };

/** One suggestion with everything that belongs to it; $1 the congress, $2 the id. */
export const loadStatement = `select row_to_json(s) as suggestion, ${children.map((table) => `(select coalesce(json_agg(x order by ${orders[table] ?? 'x.created_at, x.id'}), '[]') from ${table} x where x.congress_id = s.congress_id and x.suggestion_id = s.id) as ${table}`).join(', ')}
  from suggestion s where s.congress_id = $1 and s.id = $2`;

/** $1 the congress, $2 one word, $3 how many; the words as a tsquery are made of it. */
export const searchStatement = (condition: string): string => {
  const hitsIn = (part: string, rank: number): string => `(select ${rank} as rank, f.made_at, x.* from find_words_in('${part}', quote_literal($2::text)::tsquery) f cross join lateral (
    select ${listColumns}, concat((select string_agg(a->>'text', ' ') from jsonb_array_elements(s.asks) a), ' ', s.situation) as body from suggestion s where s.id = f.suggestion_id and s.congress_id = $1 and ${condition} limit 1) x limit $3)`;
  return `with hit as (${hitsIn('title', 1)} union all ${hitsIn('asks', 2)} union all ${hitsIn('text', 3)} limit $3)
  select hit.*, substr(body, greatest(1, strpos(lower(body), $2::text) - 20), 91) as snippet, (select count(*)::int from find_word_hits(quote_literal($2::text)::tsquery)) as total from hit order by rank, made_at desc, id`;
};
