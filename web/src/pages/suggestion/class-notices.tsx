import type { Reply } from '../../api/types.ts';
import { documentPath } from '../../api/paths.ts';
import { Corrections } from '../../corrections/corrections.tsx';
import { useToday } from '../../frame/use-today.ts';
import { resultClassLabels } from '../../text/states.ts';
import { PaperLinks } from '../../ui/paper-links.tsx';

/** The classes of a reply that were put right after it went out, and the one that waits for the head. */
export function ClassNotices({ reply }: { readonly reply: Reply }) {
  const today = useToday();
  const { classProposal: waiting, classNotices: sent } = reply;
  return (
    <>
      {waiting === null ? null : (
        <p className="note note--plan">第{waiting.askNo}条拟更正为“{resultClassLabels[waiting.resultClass]}”，待主要负责人签发（{waiting.byName}提出）：{waiting.reason}{waiting.promise === null ? null : <><br />承诺：{waiting.promise.content}（责任人{waiting.promise.ownerName}，{waiting.promise.dueOn}以前）</>}</p>
      )}
      <Corrections list={sent} today={today} />
      {sent.length === 0 ? null : <p className="small">答复函照原样保留，类别以更正通知（{sent.at(-1)?.noticeNumber}）为准 <PaperLinks href={documentPath.classNotice(reply.id)} name="更正通知" /></p>}
    </>
  );
}
