-- Congresses, people, units, identities and log-in.
--
-- Keys begin with congress_id. Two kinds of rows:
--   of a congress   carry the congress they belong to (term, session, organisation, section, constituency, deputy, identity);
--   of the site     carry the site's root congress (congress, person, account, login_session, one_time_code): a person is one
--                   person although a deputy of the county and of a township.
-- Row-level security lets a transaction see the congress named in luoshi.congress_id. The setting luoshi.site = 'on' lifts that for
-- what is by nature not inside one congress: log-in, switching the identity, administration and bulk loading.

CREATE FUNCTION luoshi_may_touch(row_congress_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT row_congress_id = current_setting('luoshi.congress_id', true) OR current_setting('luoshi.site', true) = 'on'
$$;

-- ---------------------------------------------------------------- the site

CREATE TABLE congress (
  congress_id   text NOT NULL,                       -- the root congress of the site
  id            text NOT NULL UNIQUE,
  level         text NOT NULL CHECK (level IN ('county', 'township')),
  parent_id     text REFERENCES congress (id),       -- null: the root
  name          text NOT NULL,                       -- 平川县人民代表大会
  short_name    text NOT NULL,                       -- 平川县
  document_code text NOT NULL DEFAULT '',            -- 机关代字, as in 平人大〔2026〕1号
  sort          integer NOT NULL DEFAULT 0,
  state         text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  ended_on      date,
  version       integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  UNIQUE (congress_id, name)
);
CREATE UNIQUE INDEX congress_one_root ON congress ((parent_id IS NULL)) WHERE parent_id IS NULL;

CREATE TABLE person (
  congress_id     text NOT NULL REFERENCES congress (id),
  id              text NOT NULL UNIQUE,
  name            text NOT NULL,
  pinyin          text NOT NULL DEFAULT '',          -- shanxiaoming: 单 read as a surname
  pinyin_initials text NOT NULL DEFAULT '',          -- sxm
  sex             text CHECK (sex IN ('male', 'female')),
  born_on         date,
  ethnicity       text,
  workplace       text NOT NULL DEFAULT '',          -- 单位职务
  phone           text NOT NULL DEFAULT '',
  address         text NOT NULL DEFAULT '',
  postcode        text NOT NULL DEFAULT '',
  state           text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  ended_on        date,
  version         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id)
);
CREATE INDEX person_name ON person (name text_pattern_ops);
CREATE INDEX person_initials ON person (pinyin_initials text_pattern_ops);

-- ---------------------------------------------------------------- one congress

CREATE TABLE term (
  congress_id text NOT NULL REFERENCES congress (id),
  id          text NOT NULL,
  number      integer NOT NULL CHECK (number > 0),   -- 第十七届 = 17
  name        text NOT NULL,
  starts_on   date NOT NULL,
  ends_on     date NOT NULL,
  state       text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  ended_on    date,
  version     integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  UNIQUE (congress_id, number),
  CHECK (ends_on > starts_on)
);

CREATE TABLE session (
  congress_id text NOT NULL,
  id          text NOT NULL,
  term_id     text NOT NULL,
  number      integer NOT NULL CHECK (number > 0),   -- 第五次会议 = 5
  name        text NOT NULL,
  opens_on    date NOT NULL,
  closes_on   date NOT NULL,
  suggestions_due_at timestamptz,                    -- 大会期间建议截止时间, set by the session's presidium
  state       text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  ended_on    date,
  version     integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  UNIQUE (congress_id, term_id, number),
  FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id),
  CHECK (closes_on >= opens_on)
);

CREATE TABLE organisation (
  congress_id  text NOT NULL REFERENCES congress (id),
  id           text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('deputyAffairs', 'committeeOffice', 'governmentOffice', 'countyGovernment', 'presidium',
                 'delegation', 'committee', 'handlingUnit', 'station', 'council', 'standingCommittee', 'administration')),
  name         text NOT NULL,
  short_name   text NOT NULL DEFAULT '',
  -- handling units only: 'direct' ones (party, court, procuratorate, supervision, mass organisations) do not go through the government office
  channel      text CHECK (channel IN ('government', 'direct')),
  township_id  text REFERENCES congress (id),        -- the township of a presidium, delegation or station
  document_code text NOT NULL DEFAULT '',            -- 发文机关代字 for reply letters
  phone        text NOT NULL DEFAULT '',
  address      text NOT NULL DEFAULT '',
  sort         integer NOT NULL DEFAULT 0,
  state        text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  ended_on     date,
  end_reason   text,
  successor_id text,                                 -- the unit that took over its work when it was merged or renamed
  version      integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  FOREIGN KEY (congress_id, successor_id) REFERENCES organisation (congress_id, id),
  CHECK ((kind = 'handlingUnit') = (channel IS NOT NULL))
);
CREATE UNIQUE INDEX organisation_name ON organisation (congress_id, kind, name) WHERE state = 'active';

CREATE TABLE section (
  congress_id     text NOT NULL,
  id              text NOT NULL,
  organisation_id text NOT NULL,
  name            text NOT NULL,
  sort            integer NOT NULL DEFAULT 0,
  state           text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  ended_on        date,
  version         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  FOREIGN KEY (congress_id, organisation_id) REFERENCES organisation (congress_id, id)
);
CREATE UNIQUE INDEX section_name ON section (congress_id, organisation_id, name) WHERE state = 'active';

CREATE TABLE constituency (
  congress_id text NOT NULL REFERENCES congress (id),
  id          text NOT NULL,
  number      integer,
  name        text NOT NULL,
  township_id text REFERENCES congress (id),
  seats       integer CHECK (seats BETWEEN 1 AND 3), -- 选举法 26: one to three deputies a constituency
  voters      integer CHECK (voters >= 0),
  state       text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  ended_on    date,
  version     integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id)
);
CREATE UNIQUE INDEX constituency_name ON constituency (congress_id, name) WHERE state = 'active';

-- One mandate. It ends, it is not deleted: its suggestions keep their sponsor.
CREATE TABLE deputy (
  congress_id        text NOT NULL REFERENCES congress (id),
  id                 text NOT NULL,
  person_id          text NOT NULL REFERENCES person (id),
  term_id            text NOT NULL,
  delegation_id      text NOT NULL,
  constituency_id    text,
  certificate_number text NOT NULL,                  -- 代表证号
  level              text NOT NULL DEFAULT 'own' CHECK (level IN ('own', 'municipal', 'provincial', 'national')),
  from_date          date NOT NULL,
  until_date         date,
  end_reason         text CHECK (end_reason IN ('termEnded', 'resigned', 'recalled', 'movedAway', 'absentTwice', 'lostNationality',
                       'deprivedOfPoliticalRights', 'died', 'incapacitated')),     -- 代表法 49
  state              text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
  version            integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  UNIQUE (congress_id, term_id, certificate_number),
  FOREIGN KEY (congress_id, term_id) REFERENCES term (congress_id, id),
  FOREIGN KEY (congress_id, delegation_id) REFERENCES organisation (congress_id, id),
  FOREIGN KEY (congress_id, constituency_id) REFERENCES constituency (congress_id, id),
  CHECK (until_date IS NULL OR until_date >= from_date),
  CHECK ((state = 'ended') = (until_date IS NOT NULL AND end_reason IS NOT NULL))
);
CREATE INDEX deputy_person ON deputy (person_id);
CREATE INDEX deputy_delegation ON deputy (congress_id, delegation_id);
CREATE UNIQUE INDEX deputy_one_running_mandate ON deputy (congress_id, person_id, term_id) WHERE state = 'active';

-- One capacity (身份) in which a person acts in one congress.
CREATE TABLE identity (
  congress_id     text NOT NULL REFERENCES congress (id),
  id              text NOT NULL UNIQUE,
  person_id       text NOT NULL REFERENCES person (id),
  role            text NOT NULL,
  organisation_id text NOT NULL,
  section_id      text,
  deputy_id       text,
  title           text NOT NULL DEFAULT '',          -- 职务, as letters and pages show it
  from_date       date NOT NULL,
  until_date      date,
  -- 'proposed': an administrator's identity that the second administrator has not confirmed yet
  state           text NOT NULL DEFAULT 'active' CHECK (state IN ('proposed', 'active', 'ended')),
  version         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  FOREIGN KEY (congress_id, organisation_id) REFERENCES organisation (congress_id, id),
  FOREIGN KEY (congress_id, section_id) REFERENCES section (congress_id, id),
  FOREIGN KEY (congress_id, deputy_id) REFERENCES deputy (congress_id, id),
  CHECK ((role = 'deputy') = (deputy_id IS NOT NULL)),
  CHECK ((state = 'ended') = (until_date IS NOT NULL))
);
CREATE INDEX identity_person ON identity (person_id);
CREATE INDEX identity_organisation ON identity (congress_id, organisation_id, role);
CREATE INDEX identity_deputy ON identity (congress_id, deputy_id) WHERE deputy_id IS NOT NULL;
CREATE UNIQUE INDEX identity_once ON identity (congress_id, person_id, role, organisation_id, coalesce(section_id, ''), coalesce(deputy_id, ''))
  WHERE state <> 'ended';
-- The three administrators are three people, whatever the program above does.
CREATE UNIQUE INDEX identity_one_administrator_office ON identity (person_id)
  WHERE role IN ('systemAdministrator', 'securityAdministrator', 'auditor') AND state <> 'ended';

-- ---------------------------------------------------------------- log-in

CREATE TABLE account (
  congress_id          text NOT NULL REFERENCES congress (id),
  id                   text NOT NULL UNIQUE,
  person_id            text NOT NULL UNIQUE REFERENCES person (id),
  username             text NOT NULL,
  password_hash        text,                         -- argon2id; null until activated
  password_changed_at  timestamptz,
  must_change_password boolean NOT NULL DEFAULT false,
  failed_attempts      integer NOT NULL DEFAULT 0,
  locked_until         timestamptz,                  -- lock-out after failures, by the product's clock
  last_login_at        timestamptz,
  last_identity_id     text,                         -- the identity acted in last: the next log-in begins there
  large_text           boolean NOT NULL DEFAULT false,
  state                text NOT NULL DEFAULT 'notActivated' CHECK (state IN ('notActivated', 'active', 'locked', 'suspended')),
  version              integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  CHECK (state = 'notActivated' OR password_hash IS NOT NULL OR state = 'suspended')
);
CREATE UNIQUE INDEX account_username ON account (lower(username));

CREATE TABLE login_session (
  congress_id         text NOT NULL REFERENCES congress (id),
  id                  text NOT NULL UNIQUE,
  account_id          text NOT NULL REFERENCES account (id),
  token_hash          bytea NOT NULL UNIQUE,         -- SHA-256 of the cookie; the cookie itself is nowhere
  identity_congress_id text NOT NULL,
  identity_id         text NOT NULL,
  created_at          timestamptz NOT NULL,
  last_seen_at        timestamptz NOT NULL,
  expires_at          timestamptz NOT NULL,
  ended_at            timestamptz,
  end_reason          text CHECK (end_reason IN ('loggedOut', 'revoked', 'passwordChanged', 'accountClosed', 'identityEnded')),
  remote_address      text NOT NULL DEFAULT '',
  user_agent          text NOT NULL DEFAULT '',
  version             integer NOT NULL DEFAULT 1,
  PRIMARY KEY (congress_id, id),
  FOREIGN KEY (identity_congress_id, identity_id) REFERENCES identity (congress_id, id)
);
CREATE INDEX login_session_account ON login_session (account_id) WHERE ended_at IS NULL;

-- Activation and reset slips, and the first administrator's code: 80 random bits, short-lived, stored as SHA-256 only.
CREATE TABLE one_time_code (
  congress_id text NOT NULL,                         -- the root congress; '' for the first administrator's, before there is one
  id          text NOT NULL UNIQUE,
  purpose     text NOT NULL CHECK (purpose IN ('activation', 'reset', 'firstAdministrator')),
  code_hash   bytea NOT NULL UNIQUE,
  account_id  text REFERENCES account (id),
  issued_by   text,                                  -- identity of the administrator; null: the server's own console
  issued_at   timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  revoked_at  timestamptz,
  PRIMARY KEY (congress_id, id),
  CHECK ((purpose = 'firstAdministrator') = (account_id IS NULL))
);
CREATE INDEX one_time_code_account ON one_time_code (account_id) WHERE used_at IS NULL AND revoked_at IS NULL;

-- ---------------------------------------------------------------- row-level security

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['term', 'session', 'organisation', 'section', 'constituency', 'deputy', 'identity',
                           'account', 'login_session', 'one_time_code'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (luoshi_may_touch(congress_id)) WITH CHECK (luoshi_may_touch(congress_id))', t || '_congress', t);
  END LOOP;
  -- Names of people and congresses are read from every congress of the site; written only where they belong.
  FOREACH t IN ARRAY ARRAY['congress', 'person'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (true)', t || '_read', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK (luoshi_may_touch(congress_id))', t || '_insert', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING (luoshi_may_touch(congress_id)) WITH CHECK (luoshi_may_touch(congress_id))', t || '_update', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE USING (luoshi_may_touch(congress_id))', t || '_delete', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- who is asking: one statement a request

-- Runs before any congress is known, hence luoshi.site inside. A function of its own (rather than CREATE FUNCTION … SET) because a site's
-- database owner who is no superuser may not attach settings of our own to a function.
CREATE FUNCTION luoshi_authenticate(p_token_hash bytea, p_now timestamptz, p_idle interval)
RETURNS TABLE (login_session_id text, account_id text, last_seen_at timestamptz, must_change_password boolean, large_text boolean,
               congress_id text, identity_id text, person_id text, name text, role text, organisation_id text, organisation_name text,
               section_id text, township_id text)
LANGUAGE plpgsql AS $$
DECLARE before_site text := coalesce(current_setting('luoshi.site', true), '');
BEGIN
  PERFORM set_config('luoshi.site', 'on', true);
  RETURN QUERY
    SELECT s.id, a.id, s.last_seen_at, a.must_change_password, a.large_text,
           i.congress_id, i.id, p.id, p.name, i.role, o.id, o.name, i.section_id, o.township_id
      FROM login_session s
      JOIN account a ON a.id = s.account_id
      JOIN identity i ON i.congress_id = s.identity_congress_id AND i.id = s.identity_id
      JOIN person p ON p.id = i.person_id
      JOIN organisation o ON o.congress_id = i.congress_id AND o.id = i.organisation_id
     WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND s.expires_at > p_now AND s.last_seen_at > p_now - p_idle
       AND a.state = 'active' AND i.state = 'active';
  PERFORM set_config('luoshi.site', before_site, true);
END $$;
