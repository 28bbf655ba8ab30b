import type { Publication, Suggestion } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { PublicTextView } from '../../publication/public-text-view.tsx';
import { publicFormLabels, publicWishLabels, withholdGroundLabels } from '../../publication/words.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { StatePill } from '../../ui/state-pill.tsx';

/** What becomes public of one reply: wished, proposed, decided, and what was read from when to when. */
export function PublicationLine({ publication: one, suggestion }: { readonly publication: Publication; readonly suggestion: Suggestion }) {
  const today = useToday();
  const day = (date: string) => formatDate(date, today);
  const clock = (suggestion.deadlines ?? []).find((each) => each.recordId === one.id && each.state === 'running');
  const tone = one.state === 'released' ? 'done' : one.state === 'withheld' || one.state === 'recalled' ? 'stopped' : toneOf('publication', one.state, clock?.overdue === true);
  return (
    <div className="task__item">
      <div className="spread"><strong>公开</strong><StatePill tone={tone}>{`${one.stateLabel}${one.state === 'released' && one.form !== null ? `（${publicFormLabels[one.form]}）` : ''}`}</StatePill></div>
      <KeyValue rows={[
        ['代表意愿', one.wish === null ? '代表未表示' : `${publicWishLabels[one.wish]}${one.wishReason === null ? '' : `：${one.wishReason}`}${one.wishOn === null ? '' : `（${day(one.wishOn)}再次表明）`}`], ['署名', one.keepName ? '代表要求不公开姓名' : null],
        ['单位建议', `${publicFormLabels[one.proposal.form]}${one.proposal.ground === null ? '' : `，${withholdGroundLabels[one.proposal.ground]}`}${one.proposal.reason === null ? '' : `：${one.proposal.reason}`}${one.proposal.byName === null ? '（按预填）' : ''}`],
        ['审定', one.form === null ? null : `${publicFormLabels[one.form]}${one.decidedOn === null ? '' : `（${day(one.decidedOn)}，${one.decidedByName ?? ''}）`}`], ['依据', one.ground === null ? null : withholdGroundLabels[one.ground]], ['理由', one.reason],
        ['公开日期', one.state === 'approved' && one.releaseOn !== null ? `${day(one.releaseOn)}，到日自动公开，当天以前可以重新审定` : null], ['审定期限', clock === undefined || one.state !== 'toDecide' ? null : `${day(clock.dueOn)}${clock.overdue ? '（已逾期）' : ''}`],
        ['登记', one.isRaisedLater ? `答复${day(one.repliedOn)}送达时还没有公开审定的登记，后来补列${one.state === 'toDecide' && clock === undefined ? '；本件已经销号，不再计审定期限，由需要的人随时审定' : ''}` : null],
      ]} />
      {one.approvedText === null ? null : <details><summary>{one.releaseOn === null ? '' : day(one.releaseOn)}将公开的文本</summary><PublicTextView text={one.approvedText} day={day} /></details>}
      {one.releases.toReversed().map((release, index) => (
        <details key={release.at}>
          <summary>{day(release.on)}公开的文本{release.endedOn === null ? '' : `（${day(release.endedOn)}撤下：${release.endedReason ?? ''}）`}</summary>
          <PublicTextView text={release.text} day={day} />
          <p className="small muted">由{release.byName}公开；文本散列值 <code>{release.hash}</code>{index === 0 && release.endedOn === null ? '，以此为准' : ''}</p>
        </details>
      ))}
    </div>
  );
}
