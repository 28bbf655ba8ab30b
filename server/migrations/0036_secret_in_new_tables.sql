-- What was added beside the secret matters belongs to a case too, and is out of sight with it.
select luoshi_hide_secret_cases(t::regclass, 'suggestion_id') from unnest(array['unit_succession_task', 'publication', 'livelihood_matter']) as t;
