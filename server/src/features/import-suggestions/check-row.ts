import { isValidIsoDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { DisclosureWish, SuggestionCategory, SuggestionSource } from '@luoshi/domain/case-file/rows.ts';
import { labelOf, limits, type Field } from './columns.ts';
import type { Deputy, ImportPlace } from './import-place.ts';
import type { RawRow } from './read-rows.ts';

export type ImportAs = 'draft' | 'reviewed';

export interface RowFault { readonly field: string; readonly textZh: string }

/** A row that can be brought in. */
export interface GoodRow {
  readonly row: number;
  readonly sourceId: string | null;
  readonly deputy: Deputy;
  readonly text: {
    readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly string[];
    readonly source?: SuggestionSource; readonly disclosureWish?: DisclosureWish; readonly disclosureReason?: string;
  };
  readonly date: IsoDate | null;
  readonly category: SuggestionCategory | null;
  readonly sessionId: string | null;
}

const categories: Readonly<Record<string, SuggestionCategory>> = { 大会期间: 'inSession', 会议期间: 'inSession', 会中: 'inSession', inSession: 'inSession', 闭会期间: 'interSessional', 闭会: 'interSessional', interSessional: 'interSessional' };
const sources: Readonly<Record<string, SuggestionSource>> = {
  专题调研: 'research', research: 'research', 座谈: 'seminar', seminar: 'seminar', '视察、走访': 'visit', 视察: 'visit', 走访: 'visit', visit: 'visit', 接待群众: 'reception', reception: 'reception', 其他: 'other', other: 'other',
};
const wishes: Readonly<Record<string, DisclosureWish>> = {
  同意全文公开: 'full', 全文公开: 'full', 同意: 'full', 是: 'full', full: 'full', 仅公开标题: 'titleOnly', titleOnly: 'titleOnly', 不公开: 'withhold', 不同意: 'withhold', 否: 'withhold', withhold: 'withhold',
};
/** Clocks are counted by the calendar of the year; earlier ones are not loaded. */
const EARLIEST = '2011-01-01';

/** Reads one row by the rules of the API and of the place; every fault is told with its field. */
export function checkRow(raw: RawRow, place: ImportPlace, as: ImportAs): GoodRow | RowFault[] {
  if (raw.unreadableZh !== undefined) return [{ field: '整行', textZh: raw.unreadableZh }];
  const faults: RowFault[] = [];
  const fault = (field: Field, textZh: string): void => void faults.push({ field: labelOf(field), textZh });
  const text = (field: Field): string => {
    const value = raw.values[field];
    if (value === undefined || value === null) return '';
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (typeof value === 'object') return fault(field, '须为文字'), '';
    const cleaned = String(value).normalize('NFC').replace(/\r\n?/g, '\n').trim();
    // eslint-disable-next-line no-control-regex
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/u.test(cleaned) ? (fault(field, '含有不能保存的控制字符，请删去'), '') : cleaned;
  };
  const bounded = (field: Field, most: number, isRequired: boolean): string => {
    const value = text(field);
    const length = [...value].length;
    if (length > most) fault(field, `最多 ${most} 个字，现有 ${length} 个`);
    if (value === '' && isRequired && !faults.some((one) => one.field === labelOf(field))) fault(field, '必填，不能为空');
    return value;
  };
  const chosen = <T extends string>(field: Field, words: Readonly<Record<string, T>>): T | null => {
    const value = text(field);
    if (value === '') return null;
    if (!Object.hasOwn(words, value)) return fault(field, `“${value.slice(0, 30)}”不对，请填：${Object.keys(words).filter((word) => !/^[a-z]/i.test(word)).join('、')}`), null;
    return words[value] ?? null;
  };

  const isWhole = as === 'reviewed';
  const title = bounded('title', limits.title, true);
  const situation = bounded('situation', limits.situation, isWhole);
  const analysis = bounded('analysis', limits.analysis, isWhole);
  const asks = readAsks(raw.values.asks, fault);
  if (asks.length === 0 && isWhole && !faults.some((one) => one.field === labelOf('asks'))) fault('asks', '必填，至少一条');
  const deputy = findDeputy(text('leadDeputy'), text('certificateNumber'), place, as, fault);
  const date = readDate(text('date'), place.today, fault);
  const category = chosen('category', categories);
  const sessionId = findSession(text('session'), place, fault);
  if (isWhole && (sessionId === null) !== (category === null) && faults.length === 0) fault(sessionId === null ? 'session' : 'category', '会议和类别须一并填写才能登记编号；都不填的停在“待登记编号”');
  const source = chosen('source', sources);
  const disclosureWish = chosen('disclosureWish', wishes);
  const disclosureReason = bounded('disclosureReason', limits.disclosureReason, false);
  const sourceId = bounded('sourceId', 200, false);
  if (faults.length > 0 || deputy === null) return faults;
  return {
    row: raw.row, sourceId: sourceId === '' ? null : sourceId, deputy, date, category, sessionId,
    text: { title, situation, analysis, asks, ...(source === null ? {} : { source }), ...(disclosureWish === null ? {} : { disclosureWish }), ...(disclosureReason === '' ? {} : { disclosureReason }) },
  };
}

type Fault = (field: Field, textZh: string) => void;

/** A list, or lines; numbers that people type before them are dropped, for asks are numbered here. */
function readAsks(value: unknown, fault: Fault): string[] {
  if (value === undefined || value === null) return [];
  const parts = Array.isArray(value) ? (value as unknown[]) : String(value).split(/\r?\n/);
  if (parts.some((part) => typeof part !== 'string' && typeof part !== 'number')) return fault('asks', '须为文字的列表，或每条一行'), [];
  const asks = parts.map((part) => String(part).normalize('NFC').trim().replace(/^(\d{1,2}[.、．)）](?!\d)|[（(]([一二三四五六七八九十]+|\d{1,2})[)）]|[一二三四五六七八九十]{1,3}、)\s*/, '')).filter((ask) => ask !== '');
  // eslint-disable-next-line no-control-regex
  if (asks.some((ask) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/u.test(ask))) return fault('asks', '含有不能保存的控制字符，请删去'), [];
  if (asks.length > limits.asks) fault('asks', `最多 ${limits.asks} 条，现有 ${asks.length} 条`);
  const long = asks.findIndex((ask) => [...ask].length > limits.ask);
  if (long !== -1) fault('asks', `第 ${long + 1} 条最多 ${limits.ask} 个字`);
  return asks;
}

function findDeputy(name: string, number: string, place: ImportPlace, as: ImportAs, fault: Fault): Deputy | null {
  const asked = number === '' ? name : number;
  if (asked === '') return fault('leadDeputy', '必填，填姓名或代表证号'), null;
  const found = place.deputies.filter((deputy) => deputy.certificateNumber === asked || (number === '' && deputy.name === asked));
  // A paper of an earlier term keeps its sponsor; a draft needs one who can still submit it.
  const able = found.filter((deputy) => deputy.isActive || as === 'reviewed');
  const chosen = able.some((deputy) => deputy.isActive) ? able.filter((deputy) => deputy.isActive) : able;
  const persons = new Set(chosen.map((deputy) => deputy.personId));
  const field: Field = number === '' ? 'leadDeputy' : 'certificateNumber';
  if (found.length === 0) return fault(field, `代表名册中没有“${asked.slice(0, 30)}”`), null;
  if (chosen.length === 0) return fault(field, `${asked}的代表职务已经终止，不能再有草稿`), null;
  if (persons.size > 1) return fault(field, `有 ${persons.size} 位代表叫“${asked}”,请改填代表证号`), null;
  const deputy = chosen[0] ?? null;
  if (deputy !== null && number !== '' && name !== '' && deputy.name !== name) return fault('certificateNumber', `证号 ${number} 是${deputy.name}，与领衔代表“${name.slice(0, 30)}”不符`), null;
  return deputy;
}

function readDate(value: string, today: IsoDate, fault: Fault): IsoDate | null {
  if (value === '') return null;
  const day = value.replace(/[T ].*$/, '').replace(/[年月/.]/g, '-').replace(/日$/, '').replace(/(^|-)(\d)(?=-|$)/g, '$10$2');
  if (!isValidIsoDate(day)) return fault('date', `“${value.slice(0, 30)}”不是日期，请写成 2026-01-20`), null;
  if (day > today) return fault('date', `${day} 在今天(${today})之后`), null;
  if (day < EARLIEST) return fault('date', `${day} 早于 ${EARLIEST}，没有那一年的工作日历`), null;
  return day;
}

function findSession(value: string, place: ImportPlace, fault: Fault): string | null {
  if (value === '') return null;
  const found = place.sessions.filter((session) => session.id === value || session.name === value || session.label === value);
  if (found.length === 1) return found[0]?.id ?? null;
  return fault('session', found.length === 0 ? `没有“${value.slice(0, 30)}”这次会议，现有：${place.sessions.map(({ label }) => label).join('、')}` : `“${value}”不止一次，请写全：${found.map(({ label }) => label).join('、')}`), null;
}
