import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mattersQuery } from '../../api/matters.ts';
import { suggestionsQuery } from '../../api/queries.ts';
import type { DraftTalk, JsonSchema, TalkCounts } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { talkAnswerLabels, talkResultLabels, talkWayLabels } from '../../text/talks.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { MatterActions } from './matter-actions.tsx';
import { NewMatter } from './new-matter.tsx';
import { useArrival } from '../../frame/use-arrival.ts';

/** 会前沟通 at a desk: what is shared with one's unit, or which talks there are and how they ended. */
export function DraftTalks() {
  const { identity } = useMe();
  const list = useQuery(mattersQuery('draftTalk'));
  const [isNew, setNew] = useState(false);
  if (list.data === undefined) return list.error === null ? <Loading /> : <LoadFailed error={list.error} onRetry={() => void list.refetch()} />;
  const { items, counts, createSchema } = list.data;
  const isOffice = !identity.role.startsWith('unit');
  return (
    <div className="stack">
      <div className="spread">
        <p className="muted">{isOffice ? '代表同意以后，单位才看得到草稿；草稿文字只有代表和所邀单位看得到。' : '代表把草稿给本单位看，请告诉代表实际情况。其他单位看不到。'}</p>
        {isOffice ? <button type="button" className="button button--main" onClick={() => setNew(true)}>建议代表与单位沟通</button> : null}
      </div>
      {counts === undefined || counts.total === 0 ? null : <Counts counts={counts} />}
      {items.length === 0 ? <EmptyState title="还没有会前沟通">{isOffice ? '代表在草稿上点“与单位沟通”，或者由这里建议，都会记在这里。' : '有代表想就草稿与本单位沟通时，会出现在这里，并通知联络员。'}</EmptyState>
        : <ul className="stack">{items.map((talk) => <li key={talk.id}><Talk talk={talk} /></li>)}</ul>}
      <Dialog isOpen={isNew} onClose={() => setNew(false)} title="建议代表与单位沟通" isWide><Propose schema={createSchema} onDone={() => setNew(false)} /></Dialog>
    </div>
  );
}

function Counts({ counts }: { readonly counts: TalkCounts }) {
  return <p className="note small">沟通 {counts.total} 次：待单位回复 {counts.waiting}，已回复 {counts.answered}；结果为照提 {counts.kept}、修改后提 {counts.changed}、不再提 {counts.givenUp}。</p>;
}

function Talk({ talk }: { readonly talk: DraftTalk }) {
  const here = useArrival<HTMLElement>(talk.id);
  const today = useToday();
  const text = talk.sharedText;
  return (
    <section ref={here} className="card stack" aria-label={`${talk.leadName}代表与${talk.unitName}`}>
      <div className="spread"><h3>{talk.leadName}代表与{talk.unitName}</h3><StatePill tone={talk.state === 'concluded' ? 'done' : talk.state === 'invited' || talk.state === 'proposed' ? 'plan' : 'idle'}>{talk.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['想沟通的事', talk.question], ['由谁提出', `${talk.requestedByName}，${formatInstant(talk.createdAt, today)}`],
        ['单位回复', talk.answer === null ? null : <><strong>{talkAnswerLabels[talk.answer]}</strong>（{talk.answeredByName}，{talk.answeredOn === null ? '' : formatDate(talk.answeredOn, today)}）<br /><span className="pre">{talk.facts}</span></>],
        ['沟通过', talk.heldOn === null || talk.way === null ? null : `${formatDate(talk.heldOn, today)}，${talkWayLabels[talk.way]}`],
        ['结果', talk.result === null ? null : `${talkResultLabels[talk.result]}${(talk.resultNote ?? '') === '' ? '' : `：${talk.resultNote ?? ''}`}`],
        ['代表的说明', talk.result === null ? talk.resultNote : null],
      ]} />
      {text === null ? null : (
        <details className="fold" open={talk.state === 'invited'}>
          <summary>草稿：{text.title}</summary>
          <div className="fold__in stack-sm"><p className="muted small">{talk.sharedAt === null ? '' : `${formatInstant(talk.sharedAt, today)}的文字，代表以后可能还会修改`}</p>
            <h4>情况</h4><p className="pre">{text.situation}</p>{text.analysis === '' ? null : <><h4>分析</h4><p className="pre">{text.analysis}</p></>}
            <h4>具体建议</h4><ol>{text.asks.map((ask, index) => <li key={index}>{ask}</li>)}</ol></div>
        </details>
      )}
      <MatterActions record={talk} />
    </section>
  );
}

/** Only what an office can already see and can still be changed: suggestions sent back for revision. */
function Propose({ schema, onDone }: { readonly schema: JsonSchema; readonly onDone: () => void }) {
  const returned = useQuery(suggestionsQuery({ state: 'returned', limit: 100 }));
  const [suggestionId, setSuggestionId] = useState('');
  const items = returned.data?.items ?? [];
  if (returned.data !== undefined && items.length === 0) return <p className="muted">现在没有退回修改的建议。代表还没有提交的草稿，由代表自己提出沟通。</p>;
  return (
    <NewMatter kind="draftTalk" schema={schema} fixed={{ suggestionId }} label="送代表决定" done="已送代表决定；代表同意后单位才看得到草稿" onDone={onDone}>
      <div className="field"><label className="field__label" htmlFor="talk-suggestion">哪一件（退回修改的）</label>
        <select id="talk-suggestion" className="input" value={suggestionId} onChange={(event) => setSuggestionId(event.target.value)}><option value="">请选择</option>{items.map((one) => <option key={one.id} value={one.id}>{one.title}（{one.leadName}）</option>)}</select></div>
    </NewMatter>
  );
}
