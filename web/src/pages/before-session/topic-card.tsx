import type { GuideTopic } from '../../api/types.ts';
import { toneOf } from '../../text/states.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { MatterActions } from './matter-actions.tsx';
import { useArrival } from '../../frame/use-arrival.ts';

const pre = (text: string) => (text === '' ? null : <span className="pre">{text}</span>);

/** One topic: the edited words, and for those who may see them the words of the source. */
export function TopicCard({ topic }: { readonly topic: GuideTopic }) {
  const here = useArrival<HTMLElement>(topic.id);
  const initial = (action: string) => (action === 'edit' ? { title: topic.title, background: topic.background === '' ? topic.sourceText : topic.background, data: topic.data, unitIds: topic.unitIds, alreadyKnown: topic.alreadyKnown, ...(topic.section === null ? {} : { section: topic.section }) } : {});
  return (
    <section ref={here} className="card stack" aria-label={topic.title}>
      <div className="spread"><h3>{topic.title}</h3><StatePill tone={topic.state === 'adopted' ? 'done' : toneOf('guideTopic', topic.state === 'setAside' ? 'withdrawn' : topic.state)}>{topic.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['背景', pre(topic.background)], ['数据', pre(topic.data)], ['已有情况', pre(topic.alreadyKnown)], ['有关单位', topic.unitNames.join('、')],
        ['来源', topic.sourceName === '' ? topic.sourceLabel : `${topic.sourceLabel}：${topic.sourceName}`],
        ['报送原文', topic.sourceText === '' ? null : <><strong>{topic.sourceTitle}</strong><br /><span className="pre">{topic.sourceText}</span></>],
        ['据此提出', topic.state === 'adopted' ? `${topic.suggestionCount} 件建议` : null], ['不采用的理由', topic.setAsideReason],
      ]} />
      <MatterActions record={topic} initialOf={initial} />
    </section>
  );
}
