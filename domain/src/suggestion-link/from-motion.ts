import type { DeputyInfo, Environment } from '../case-file/context.ts';
import { openCase, type Saving } from '../case-file/perform.ts';
import type { CaseFile } from '../case-file/rows.ts';
import { attach, notifySigners } from '../case-file/work.ts';
import { isValidIsoDate, type IsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import { bornReviewed, startAcceptance, takeOverSigners } from './born-reviewed.ts';

/** What the deputies' affairs commission enters from the motion and the presidium's decision. */
export interface MotionEntry {
  readonly number: string;
  readonly title: string;
  readonly situation: string;
  readonly analysis: string;
  readonly asks: readonly string[];
  readonly leadPersonId: string;
  readonly personIds: readonly string[];
  readonly decidedOn: IsoDate;
  readonly decision: string;
  readonly files?: readonly string[];
}

/** 地方组织法 22: a motion in a county is made by ten deputies or more together. */
export const FEWEST_MOVERS = 10;

export function motionFaults(entry: MotionEntry, env: Environment): Refusal[] {
  const { deputy } = env.directory;
  const signers = new Set([entry.leadPersonId, ...entry.personIds]);
  const blank = ([['number', '原议案编号'], ['title', '标题（案由）'], ['situation', '情况（案据）'], ['analysis', '分析'], ['decision', '主席团的决定']] as const).filter(([field]) => entry[field].trim() === '');
  return [
    ...blank.map(([field, name]) => refusal('textIncomplete', `请填写${name}`, `/${field}`)),
    ...(entry.asks.some((ask) => ask.trim() !== '') ? [] : [refusal('noAsks', '请至少填写一条具体建议（方案）', '/asks')]),
    ...(deputy(entry.leadPersonId) === undefined ? [refusal('unknownDeputy', '没有这位代表，请从代表名册中选择领衔代表', '/leadPersonId')] : []),
    ...entry.personIds.flatMap((id, index) => (deputy(id) === undefined ? [refusal('unknownDeputy', `没有这位代表：${id}，请从代表名册中选择`, `/personIds/${index}`)] : [])),
    ...(signers.size < FEWEST_MOVERS ? [refusal('fewMovers', `议案须由代表十人以上联名（地方组织法第二十二条），现在连领衔代表只有${signers.size}人，请补齐签名的代表`, '/personIds')] : []),
    ...(isValidIsoDate(entry.decidedOn) && entry.decidedOn <= env.today ? [] : [refusal('decidedInFuture', '主席团决定的日期不能晚于今天', '/decidedOn')]),
  ];
}

/** A motion that the presidium does not put on the agenda goes on as a suggestion (handbook 1.7): old number, text and signers stay with it. */
export function suggestionFromMotion(entry: MotionEntry, env: Environment): { readonly ok: false; readonly refusals: readonly Refusal[] } | { readonly ok: true; readonly file: CaseFile; readonly saving: Saving } {
  const refusals = motionFaults(entry, env);
  const lead = env.directory.deputy(entry.leadPersonId);
  if (refusals.length > 0 || lead === undefined) return { ok: false, refusals };
  const others = [...new Set(entry.personIds)].filter((id) => id !== lead.personId).map((id) => env.directory.deputy(id)).filter((each): each is DeputyInfo => each !== undefined);
  const { number, title, situation, analysis, asks, decidedOn, decision } = entry;
  const born = bornReviewed(env, lead, { title, situation, analysis, asks, source: 'other', occasion: 'inSession' }, {
    event: 'MotionConverted', body: { number, decidedOn, leadPersonId: lead.personId, personIds: others.map((each) => each.personId) },
    known: { motion: { number: number.trim(), decidedOn, decision, signers: others.length + 1, enteredByName: env.actor.name } },
  });
  const saving = openCase(born, env, (work) => {
    // Their signatures stand on the motion, before the presidium decided.
    takeOverSigners(work, others.map(({ personId, name, delegationId, delegationName }) => ({ personId, personName: name, delegationId, delegationName, opinion: null, answeredAt: null, onPaper: true })), 'MotionSigned');
    attach(work, 'suggestion', born.file.suggestion, 'motion', entry.files);
    startAcceptance(work, born.file.suggestion);
    notifySigners(work, 'suggestion', born.file.suggestion, 'converted', `您联名的议案（${number.trim()}）《${title}》经主席团决定作为建议办理：${decision}`);
  });
  return { ok: true, file: born.file, saving };
}
