import { Link } from 'react-router';
import type { Suggestion } from '../../api/types.ts';
import { Corrections } from '../../corrections/corrections.tsx';
import { formatDate } from '../../text/format-date.ts';
import { Fold } from '../kit/fold.tsx';
import { replyTypeLabels } from '../text/words.ts';
import { Answers } from './answers.tsx';

/** The replies, the newest open. */
export function Replies({ record, today }: { readonly record: Suggestion; readonly today: string }) {
  const replies = record.records.reply.filter((one) => one.deliveredOn !== null).toReversed();
  return replies.map((reply, index) => {
    const unit = record.records.handlingTask.find((task) => task.id === reply.taskId)?.unitName ?? '';
    return (
      <Fold key={reply.id} isOpen={index === 0} title={`${unit}的${replyTypeLabels[reply.type] ?? '答复'}（${formatDate(reply.deliveredOn, today)}）`}>
        {reply.state === 'replaced' ? <p className="note">后来重新作了答复，这一份留作存查。</p> : null}
        {reply.marksMissingConsultation ? <p className="note note--late">这份答复没有经过有效面商，已经计入办理考核。</p> : null}
        {reply.type === 'second' ? <p className="pre">{reply.closing}</p> : <Answers asks={record.asks} reply={reply} today={today} />}
        <Corrections list={reply.classNotices} today={today} />
        {reply.classNotices.length === 0 ? null : <><p className="small">上面的办理结果已按更正通知显示，答复函照原样保留；您已经作的测评不变。</p><a className="button" href={`/api/v1/replies/${reply.id}/class-notice.pdf`} target="_blank" rel="noreferrer">打开更正通知（PDF）</a></>}
        <Link className="button" to={`/replies/${reply.id}`}>看答复函{reply.letterNumber === null ? '' : `（${reply.letterNumber}）`}</Link>
      </Fold>
    );
  });
}
