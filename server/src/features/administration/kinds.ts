import { unitSystems } from '@luoshi/domain/identity/unit-system.ts';
import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import { Type, type TSchema } from 'typebox';
import type { AdministrationKind } from './permissions.ts';

export interface Field {
  readonly column: string;
  /** The SQL type a value is sent as. */
  readonly type: 'text' | 'integer' | 'date' | 'timestamptz';
  readonly schema: TSchema;
  readonly title: string;
  readonly required?: boolean;
  /** False: given once, at creation. */
  readonly changes?: boolean;
}

export interface Kind {
  readonly kind: AdministrationKind;
  readonly label: string;
  /** A row of the site: it carries the root congress. */
  readonly ofSite: boolean;
  readonly fields: Readonly<Record<string, Field>>;
  /** Further columns of the list, as `sql as camel_name`. */
  readonly shown: string;
  readonly joins: string;
  readonly order: string;
  /** Columns a query word is looked for in; a prefix of pinyin initials works where there are any. */
  readonly searched: readonly string[];
  readonly filters: readonly string[];
  readonly stateLabels: Readonly<Record<string, string>>;
}

const name = (maxLength = 100) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const free = (maxLength = 200) => Type.String({ maxLength });
const reference = Type.String({ minLength: 1, maxLength: 64 });
const date = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()]);
const oneOf = (...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)));
const count = Type.Integer({ minimum: 0, maximum: 10_000_000 });

const text = (column: string, title: string, schema: TSchema, more: Partial<Field> = {}): Field => ({ column, type: 'text', schema, title, ...more });
const day = (column: string, title: string, more: Partial<Field> = {}): Field => ({ column, type: 'date', schema: date, title, ...more });
const number = (column: string, title: string, schema: TSchema = count, more: Partial<Field> = {}): Field => ({ column, type: 'integer', schema, title, ...more });
const sort = number('sort', '排序');
const once = { required: true, changes: false } as const;
const required = { required: true } as const;
const inForce = { active: '有效', ended: '已终止' };

/** 曾用名, the latest first: who looks for the old name finds the unit. */
const formerNames = `(select string_agg(f.name, '、' order by f.until_date desc) from organisation_former_name f where f.congress_id = t.congress_id and f.organisation_id = t.id)`;

export const kinds: Readonly<Record<AdministrationKind, Kind>> = {
  congress: {
    kind: 'congress', label: '人民代表大会', ofSite: true,
    fields: {
      level: text('level', '层级', oneOf('township'), once), name: text('name', '名称', name(), required), shortName: text('short_name', '简称', name(30), required),
      documentCode: text('document_code', '机关代字', free(20)), sort,
    },
    shown: 't.parent_id, t.ended_on', joins: '', order: 't.level, t.sort, t.id', searched: ['t.name'], filters: ['level'], stateLabels: inForce,
  },
  term: {
    kind: 'term', label: '届', ofSite: false,
    fields: {
      number: number('number', '届数', Type.Integer({ minimum: 1, maximum: 99 }), once), name: text('name', '名称', name(30), required),
      startsOn: day('starts_on', '任期开始', required), endsOn: day('ends_on', '任期届满', required),
    },
    shown: 't.ended_on', joins: '', order: 't.number desc', searched: ['t.name'], filters: [], stateLabels: inForce,
  },
  session: {
    kind: 'session', label: '次会议', ofSite: false,
    fields: {
      termId: text('term_id', '届', reference, once), number: number('number', '第几次会议', Type.Integer({ minimum: 1, maximum: 99 }), once),
      name: text('name', '名称', name(50), required), opensOn: day('opens_on', '开幕', required), closesOn: day('closes_on', '闭幕', required),
      suggestionsDueAt: { column: 'suggestions_due_at', type: 'timestamptz', title: '建议截止时间', schema: orNull(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?(Z|[+-]\\d{2}:\\d{2})$' })) },
    },
    shown: 'm.name as term_name, t.ended_on', joins: 'join term m on m.congress_id = t.congress_id and m.id = t.term_id', order: 't.opens_on desc, t.id',
    searched: ['t.name'], filters: ['termId'], stateLabels: inForce,
  },
  organisation: {
    kind: 'organisation', label: '单位和组织', ofSite: false,
    fields: {
      organisationKind: text('kind', '类别', oneOf('deputyAffairs', 'committeeOffice', 'governmentOffice', 'countyGovernment', 'presidium', 'delegation', 'committee', 'handlingUnit',
        'station', 'council', 'standingCommittee', 'administration'), once),
      name: text('name', '名称', name(), required), shortName: text('short_name', '简称', free(30)),
      channel: text('channel', '交办渠道', orNull(oneOf('government', 'direct'))), unitSystem: text('unit_system', '所属系统', orNull(oneOf(...unitSystems))), townshipId: text('township_id', '乡镇', orNull(reference)),
      documentCode: text('document_code', '机关代字', free(20)), phone: text('phone', '电话', free(40)), address: text('address', '地址', free()), sort,
    },
    shown: `c.short_name as township_name, t.ended_on, t.end_reason, t.successor_id, ${formerNames} as former_names`, joins: 'left join congress c on c.id = t.township_id',
    order: 't.kind, t.sort, t.id', searched: ['t.name', 't.short_name', `coalesce(${formerNames}, '')`], filters: ['organisationKind', 'channel', 'townshipId'], stateLabels: inForce,
  },
  section: {
    kind: 'section', label: '科室', ofSite: false,
    fields: { organisationId: text('organisation_id', '单位', reference, once), name: text('name', '名称', name(), required), sort },
    shown: 'o.name as organisation_name, t.ended_on', joins: 'join organisation o on o.congress_id = t.congress_id and o.id = t.organisation_id',
    order: 'o.sort, o.id, t.sort, t.id', searched: ['t.name'], filters: ['organisationId'], stateLabels: inForce,
  },
  constituency: {
    kind: 'constituency', label: '选区', ofSite: false,
    fields: {
      number: number('number', '序号', orNull(count)), name: text('name', '名称', name(), required), townshipId: text('township_id', '乡镇', orNull(reference)),
      seats: number('seats', '应选代表数', orNull(Type.Integer({ minimum: 1, maximum: 3 }))), voters: number('voters', '选民数', orNull(count)),
    },
    shown: 'c.short_name as township_name, t.ended_on', joins: 'left join congress c on c.id = t.township_id', order: 't.number, t.id', searched: ['t.name'],
    filters: ['townshipId'], stateLabels: inForce,
  },
  person: {
    kind: 'person', label: '人员', ofSite: true,
    fields: {
      name: text('name', '姓名', name(50), required), sex: text('sex', '性别', orNull(oneOf('male', 'female'))), bornOn: day('born_on', '出生日期', { schema: orNull(date) }),
      ethnicity: text('ethnicity', '民族', orNull(free(20))), workplace: text('workplace', '单位职务', free()), phone: text('phone', '电话', free(40)),
      address: text('address', '通讯地址', free()), postcode: text('postcode', '邮编', free(10)),
    },
    shown: 't.pinyin_initials, t.ended_on', joins: '', order: 't.pinyin, t.name, t.id', searched: ['t.name', 't.pinyin_initials', 't.pinyin', 't.phone'], filters: [], stateLabels: inForce,
  },
  deputy: {
    kind: 'deputy', label: '代表', ofSite: false,
    fields: {
      personId: text('person_id', '人员', reference, once), termId: text('term_id', '届', reference, once), delegationId: text('delegation_id', '代表团', reference, required),
      constituencyId: text('constituency_id', '选区', orNull(reference)), certificateNumber: text('certificate_number', '代表证号', name(30), required),
      level: text('level', '代表层级', oneOf('own', 'municipal', 'provincial', 'national')), fromDate: day('from_date', '任职开始', once),
    },
    shown: 'p.name as person_name, p.pinyin_initials, o.name as delegation_name, o.township_id, k.name as constituency_name, m.name as term_name, t.until_date, t.end_reason',
    joins: `join person p on p.id = t.person_id join organisation o on o.congress_id = t.congress_id and o.id = t.delegation_id
            join term m on m.congress_id = t.congress_id and m.id = t.term_id
            left join constituency k on k.congress_id = t.congress_id and k.id = t.constituency_id`,
    order: 'o.sort, o.id, t.certificate_number', searched: ['p.name', 'p.pinyin_initials', 't.certificate_number'], filters: ['personId', 'termId', 'delegationId', 'constituencyId'],
    stateLabels: { active: '在任', ended: '资格终止' },
  },
  identity: {
    kind: 'identity', label: '身份', ofSite: false,
    fields: {
      personId: text('person_id', '人员', reference, once), role: text('role', '身份', oneOf(...Object.keys(roleLabels).filter((role) => role !== 'deputy')), once),
      organisationId: text('organisation_id', '单位', reference, once), sectionId: text('section_id', '科室', orNull(reference)), title: text('title', '职务', free(50)),
      fromDate: day('from_date', '开始日期', once),
    },
    shown: 'p.name as person_name, p.pinyin_initials, o.name as organisation_name, s.name as section_name, t.deputy_id, t.until_date',
    joins: `join person p on p.id = t.person_id join organisation o on o.congress_id = t.congress_id and o.id = t.organisation_id
            left join section s on s.congress_id = t.congress_id and s.id = t.section_id`,
    order: 'o.kind, o.sort, o.id, t.role, p.pinyin, t.id', searched: ['p.name', 'p.pinyin_initials'], filters: ['personId', 'role', 'organisationId'],
    stateLabels: { proposed: '待确认', active: '有效', ended: '已终止' },
  },
  account: {
    kind: 'account', label: '账号', ofSite: true,
    fields: { personId: text('person_id', '人员', reference, once), username: text('username', '登录名', name(40), once) },
    shown: 'p.name as person_name, p.pinyin_initials, t.last_login_at, t.locked_until, t.must_change_password', joins: 'join person p on p.id = t.person_id',
    order: 'p.pinyin, t.id', searched: ['p.name', 'p.pinyin_initials', 't.username'], filters: ['personId'],
    stateLabels: { notActivated: '未激活', active: '正常', locked: '已锁定', suspended: '已停用' },
  },
};
