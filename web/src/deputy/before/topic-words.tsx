import type { GuideTopic } from '../../api/types.ts';

/** What the guide says of a topic; the same on its page and beside the draft that came of it. */
export function TopicWords({ topic }: { readonly topic: GuideTopic }) {
  const parts = [['背景', topic.background], ['数据', topic.data], ['已经承诺或者多次提出的情况', topic.alreadyKnown], ['有关单位', topic.unitNames.join('、')]] as const;
  return <div className="stack">{parts.filter(([, text]) => text !== '').map(([name, text]) => <section className="stack-sm" key={name}><h3>{name}</h3><p className="pre">{text}</p></section>)}</div>;
}
