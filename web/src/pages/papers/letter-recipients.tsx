import { documentPath } from '../../api/paths.ts';
import type { Reply, Suggestion } from '../../api/types.ts';

/** Where each deputy who signed is answered: the print of each, to be sent to them. */
export function LetterRecipients({ reply, suggestion }: { readonly reply: Reply; readonly suggestion: Suggestion }) {
  const letter = reply.letter as { answersEach?: boolean; leadName?: string; coSponsorNames?: readonly string[] } | null;
  if (letter?.answersEach !== true) return null;
  const others = suggestion.records.coSponsorship.filter((one) => letter.coSponsorNames?.includes(one.personName));
  return (
    <section className="card stack"><h2>每位代表一份</h2>
      <p className="muted small">内容相同、称呼各自的姓名，各有校验码；征询意见表只附在领衔代表的一份后面。代表在手机上打开的就是给自己的一份。</p>
      <ul>
        <li><a href={documentPath.replyLetter(reply.id)} target="_blank" rel="noreferrer">{letter.leadName}代表（领衔，PDF）</a></li>
        {others.map((one) => <li key={one.id}><a href={`${documentPath.replyLetter(reply.id)}?to=${encodeURIComponent(one.id)}`} target="_blank" rel="noreferrer">{one.personName}代表（PDF）</a></li>)}
      </ul>
    </section>
  );
}
