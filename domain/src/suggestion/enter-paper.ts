import type { ActEntry, DeputyInfo, Environment, Notice } from '../case-file/context.ts';
import { newCase } from '../case-file/new-case.ts';
import type { CaseFile } from '../case-file/rows.ts';
import { renewDerived } from '../case-file/derived.ts';
import { attach, caseName, contextOf, create, notifySigners, type Work } from '../case-file/work.ts';
import { formatChineseDate, isValidIsoDate } from '../kernel/dates.ts';
import { refusal, type Refusal } from '../kernel/refusal.ts';
import type { PaperEntry } from './entry-bodies.ts';
import { wishReasoned } from './entry-guards.ts';
import { freezeText, startReview } from './start-review.ts';
import { textComplete } from './guards.ts';
import { notAskedToWithdraw } from '../withdrawal/not-asked.ts';

export type EnteredPaper =
  | { readonly ok: true; readonly file: CaseFile; readonly entries: readonly ActEntry[]; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly why: 'notYourRole' | 'guards'; readonly refusals: readonly Refusal[] };

const notYours = (text: string): EnteredPaper => ({ ok: false, why: 'notYourRole', refusals: [refusal('notYourRole', text)] });

/**
 * A suggestion that came on paper begins its life under review: the signature on the sheet is the deputy's submission. The clerk acts in
 * their own name, for the deputy; who signed beside the lead sponsor has confirmed by hand (浙江规定 9).
 */
export function enterPaper(id: string, body: PaperEntry, env: Environment): EnteredPaper {
  const { actor, directory } = env;
  if (actor.role !== 'deputyAffairs' && actor.role !== 'townshipPresidium') return notYours('只有代表工委和乡镇人大主席团可以录入纸质建议');
  const sponsor = directory.deputy(body.leadPersonId);
  if (actor.role === 'townshipPresidium' && sponsor !== undefined && (sponsor.townshipId === null || sponsor.townshipId !== actor.townshipId)) return notYours('主席团只能录入本乡镇代表的纸质建议，其他代表的请由代表工委录入');
  const coSignerIds = [...new Set(body.coSignerIds ?? [])];
  const coSigners = coSignerIds.map((personId) => directory.deputy(personId)).filter((one) => one !== undefined);
  const refusals = [
    ...(sponsor === undefined ? [refusal('unknownDeputy', '没有这位代表，请从代表名册中选择领衔代表', '/leadPersonId')] : []),
    ...coSignerIds.filter((personId) => directory.deputy(personId) === undefined).map((personId) => refusal('unknownDeputy', `没有这位代表：${personId}，请从代表名册中选择`, '/coSignerIds')),
    ...(coSignerIds.includes(body.leadPersonId) ? [refusal('ownCoSponsor', '领衔代表不必再列入联名代表，请去掉', '/coSignerIds')] : []),
    ...(isValidIsoDate(body.receivedOn) && body.receivedOn <= env.today ? [] : [refusal('receivedInFuture', '收到日期须是有效日期，不晚于今天', '/receivedOn')]),
    ...(body.files.length === 0 ? [refusal('scanMissing', '请上传有代表亲笔签名的建议纸扫描件', '/files')] : []),
  ];
  if (sponsor === undefined || refusals.length > 0) return { ok: false, why: 'guards', refusals };
  return begin(id, body, sponsor, coSigners, env, actor.role);
}

const nothingFollows = (): never => { throw new Error('nothing follows the entry of a sheet'); };

function begin(id: string, body: PaperEntry, sponsor: DeputyInfo, coSigners: readonly DeputyInfo[], env: Environment, enteredByRole: 'deputyAffairs' | 'townshipPresidium'): EnteredPaper {
  const { file, entry } = newCase(id, sponsor, body, env, { entryChannel: 'paper', enteredByName: env.actor.name, enteredByRole, paperReceivedOn: body.receivedOn });
  const { suggestion } = file;
  const work: Work = { file, env, entries: [], notices: [], jobs: [], numbers: [], follow: nothingFollows, elsewhere: nothingFollows, open: nothingFollows };
  const refusals = [textComplete, wishReasoned].map((guard) => guard(contextOf(work, suggestion))).filter((one) => one !== null);
  if (refusals.length > 0) return { ok: false, why: 'guards', refusals };

  suggestion.submittedOn = body.receivedOn;
  freezeText(work, suggestion);
  const level = suggestion.leadTownshipId === null ? 'affairs' : 'presidium';
  suggestion.state = level === 'affairs' ? 'underAffairsReview' : 'underPresidiumReview';
  work.entries.push({
    ...entry, action: 'enterOnPaper', event: 'SuggestionEnteredOnPaper', toState: suggestion.state,
    // The words are bound by their hash; the entry tells who entered what for whom.
    body: { leadPersonId: sponsor.personId, leadName: sponsor.name, coSignerIds: coSigners.map((one) => one.personId), receivedOn: body.receivedOn, files: [...body.files], textHash: suggestion.textHash, note: `${env.actor.name}代${sponsor.name}代表录入，${formatChineseDate(body.receivedOn)}收到` },
  });
  for (const { personId, name, delegationId, delegationName } of coSigners) {
    create(work, 'coSponsorship', 'confirmed', 'CoSponsorSignedOnPaper', { personId, personName: name, delegationId, delegationName, textHash: suggestion.textHash, opinion: null, answeredAt: env.now, onPaper: true, ...notAskedToWithdraw });
  }
  attach(work, 'suggestion', suggestion, 'paperSheet', body.files);
  startReview(work, suggestion, level, body.receivedOn);
  notifySigners(work, 'suggestion', suggestion, 'entry', `${env.actor.name}按您签名的纸质件录入了建议${caseName(file)}，请核对；与您写的不一致的，请在本系统中提出`);
  renewDerived(file, { actor: env.actor, today: env.today, settings: env.settings, directory: env.directory });
  return { ok: true, file, entries: work.entries, notices: work.notices };
}
