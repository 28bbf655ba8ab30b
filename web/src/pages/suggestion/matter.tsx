import { documentPath } from '../../api/paths.ts';
import type { Suggestion } from '../../api/types.ts';
import { Corrections, oldNumbersText } from '../../corrections/corrections.tsx';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { categoryLabels, entryText, sourceLabels, wishText } from '../../text/states.ts';
import { withdrawalText } from '../../text/withdrawal-words.ts';
import { originRows, takenOver } from './origin.ts';
import { FileList } from '../../ui/file-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PaperLinks } from '../../ui/paper-links.tsx';
import { Phone } from '../../ui/phone.tsx';

/** The matter itself: who raised it, what it says, what it asks. */
export function Matter({ suggestion, withText = true }: { readonly suggestion: Suggestion; readonly withText?: boolean }) {
  const today = useToday();
  const signed = suggestion.records.coSponsorship.filter((one) => one.state === 'confirmed');
  const invited = suggestion.records.coSponsorship.filter((one) => one.state === 'invited');
  const files = suggestion.attachments?.filter((one) => one.recordKind === 'suggestion') ?? [];
  const oldNumbers = oldNumbersText(suggestion.voidedNumbers.map((one) => one.numberLabel));
  return (
    <div className="stack matter">
      <KeyValue rows={[
        ['领衔代表', <>{suggestion.leadName}{suggestion.leadDelegationName === null ? '' : `（${suggestion.leadDelegationName}）`} <Phone number={suggestion.leadPhone} /></>],
        ['联系代表', suggestion.contactSince === null ? null : <>{suggestion.contactName ?? '没有：代表均已不在任'}{suggestion.contactName === null ? null : <> <Phone number={suggestion.contactPhone} /></>}<br /><span className="muted small">{suggestion.contactReason}，{formatDate(suggestion.contactSince, today)}变更</span></>],
        ['撤回', withdrawalText(suggestion, (date) => formatDate(date, today))],
        ['草稿移交', suggestion.state === 'handingOver' ? `${suggestion.contactReason ?? ''}。${suggestion.heirName === null ? '还没有选定接手的代表' : `已请${suggestion.heirName}代表接手，等候答复`}` : suggestion.handedOverFrom === null ? null : `原由${suggestion.handedOverFrom}代表起草`],
        ['联名代表', signed.length === 0 ? null : `${signed.map((one) => `${one.personName}${one.onPaper ? '（纸上签名）' : ''}`).join('、')}（${signed.length} 名${takenOver(suggestion)}）`],
        ['待确认联名', invited.length === 0 ? null : invited.map((one) => one.personName).join('、')],
        ['提出时间', suggestion.submittedOn === null ? null : `${formatDate(suggestion.submittedOn, today)}${suggestion.category === null ? '' : ` · ${categoryLabels[suggestion.category]}`}`],
        ['来源', entryText(suggestion, (date) => formatDate(date, today))],
        ...originRows(suggestion, today),
        ['向大会报告', suggestion.reportedOn === null ? null : `${formatDate(suggestion.reportedOn, today)}向${suggestion.reportSessionLabel ?? ''}报告（${suggestion.reportedBy === 'government' ? '承办机关、组织' : '主席团'}报告）`],
        ['形成方式', suggestion.source === null ? null : sourceLabels[suggestion.source]],
        ['公开意愿', wishText(suggestion)],
      ]} />
      {oldNumbers === null ? null : <p className="note">{oldNumbers}</p>}
      <Corrections list={suggestion.corrections} today={today} />
      {withText ? (
        <article className="matter__text">
          {suggestion.situation === '' ? null : <><h3>情况</h3><p className="pre">{suggestion.situation}</p></>}
          {suggestion.analysis === '' ? null : <><h3>分析</h3><p className="pre">{suggestion.analysis}</p></>}
          <h3>具体建议</h3>
          {suggestion.asks.length === 0 ? <p className="muted">还没有写具体建议</p> : <ol className="matter__asks">{suggestion.asks.map((ask) => <li key={ask.no} value={ask.no}>{ask.text}</li>)}</ol>}
        </article>
      ) : null}
      {files.length === 0 ? null : <div><h3>附件</h3><FileList files={files.map((one) => ({ id: one.id, name: one.name, size: one.size, href: one.href, sha256: one.sha256 }))} /></div>}
      {suggestion.textHash === null ? null : <p><PaperLinks href={documentPath.suggestionSheet(suggestion.id)} name="建议纸" /></p>}
      {suggestion.state === 'declined' ? <p><PaperLinks href={documentPath.declineNotice(suggestion.id)} name="不予受理通知" /></p> : null}
    </div>
  );
}
