import type { ReviewLevel, SuggestionRow, TextOfVersion } from '../case-file/rows.ts';
import type { Work } from '../case-file/work.ts';
import { frozenText } from './guards.ts';

const textOf = ({ title, situation, analysis, asks }: SuggestionRow): TextOfVersion => ({ title, situation, analysis, asks: asks.map((ask) => ask.text) });

function append(work: Work, record: SuggestionRow, by: 'deputy' | 'erratum' | ReviewLevel, byName: string, hash: string, text: TextOfVersion): number {
  const no = (record.textVersions.at(-1)?.no ?? 0) + 1;
  record.textVersions = [...record.textVersions, { no, at: work.env.now, by, byName, hash, text }];
  return no;
}

/** What the deputy stands by at a freeze or a submission; handed in again unchanged it makes no new version. */
export function keepDeputysVersion(work: Work, record: SuggestionRow, hash: string): void {
  if (record.textVersions.findLast((version) => version.by === 'deputy')?.hash !== hash) append(work, record, 'deputy', record.leadName, hash, textOf(record));
}

/** The registered text without its typing errors: a version of its own, by whoever put it right. */
export function keepErratum(work: Work, record: SuggestionRow): void {
  record.textHash = work.env.hashText(frozenText(record));
  record.textVersion += 1;
  append(work, record, 'erratum', work.env.actor.name, record.textHash, textOf(record));
}

/** A reviewer's copy with changes. One that changes nothing proposes nothing. */
export function keepProposal(work: Work, record: SuggestionRow, level: ReviewLevel, proposal: TextOfVersion | undefined): void {
  record.proposalNo = null;
  record.guidanceAnswer = null;
  if (proposal === undefined) return;
  const asks = proposal.asks.map((ask) => ask.trim()).filter((ask) => ask !== '');
  const text: TextOfVersion = { title: proposal.title.trim(), situation: proposal.situation.trim(), analysis: proposal.analysis.trim(), asks };
  if (JSON.stringify(text) === JSON.stringify(textOf(record))) return;
  // The copy is compared with the text as it was returned, so that text stands among the versions too.
  const present = work.env.hashText(frozenText(record));
  keepDeputysVersion(work, record, present);
  record.proposalNo = append(work, record, level, work.env.actor.name, work.env.hashText(JSON.stringify(text)), text);
}
