import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { matterQuery } from '../../api/matters.ts';
import type { DraftTalk, TalkResult } from '../../api/types.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { talkAnswerLabels, talkResultLabels, talkWayLabels } from '../../text/talks.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { canDo, useAct } from '../act/use-act.ts';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { ChoiceCards } from '../kit/choice-cards.tsx';
import { Fold } from '../kit/fold.tsx';
import { TextField } from '../kit/text-field.tsx';

export function DraftTalkPage() {
  const { id = '' } = useParams();
  const talk = useQuery(matterQuery('draftTalk', id));
  return <Page title="会前沟通" back={talk.data === undefined ? '/' : `/suggestions/${talk.data.suggestionId}`}>{talk.data === undefined ? talk.error === null ? <Loading /> : <LoadFailed error={talk.error} onRetry={() => void talk.refetch()} /> : <View talk={talk.data} />}</Page>;
}

function View({ talk }: { readonly talk: DraftTalk }) {
  const today = useToday();
  const text = talk.sharedText;
  return (
    <div className="stack-lg">
      <section className="stack">
        <h2 style={{ fontSize: '1.25rem' }}>{talk.unitName}</h2>
        <div><StatePill tone={talk.state === 'concluded' ? 'done' : 'plan'}>{talk.stateLabel}</StatePill></div>
        <p><span className="muted">想沟通的事：</span>{talk.question}</p>
        {talk.requestedByRole === 'deputy' ? null : <p className="muted">由{talk.requestedByName}建议。您同意以后，单位才看得到草稿。</p>}
      </section>
      {talk.answer === null ? null : (
        <section className="card stack-sm"><h3>单位回复：{talkAnswerLabels[talk.answer]}</h3><p className="pre">{talk.facts}</p>
          <p className="small muted">{talk.answeredByName}，{talk.answeredOn === null ? '' : formatDate(talk.answeredOn, today)}{talk.heldOn === null || talk.way === null ? '' : `；${formatDate(talk.heldOn, today)}${talkWayLabels[talk.way]}沟通过`}</p></section>
      )}
      {talk.result === null ? null : <section className="card stack-sm"><h3>结果：{talkResultLabels[talk.result]}</h3>{(talk.resultNote ?? '') === '' ? null : <p className="pre">{talk.resultNote}</p>}</section>}
      {canDo(talk, 'conclude') ? <Conclude talk={talk} /> : null}
      <section className="stack" aria-label="可以办的事">
        <ActWithWords record={talk} action="share" label="同意，给单位看草稿" className="button button--main button--big button--wide" title={`把草稿给${talk.unitName}看？`} explanation="单位能看到草稿现在的标题、情况、分析和具体建议。单位回复以前，您可以收回。" doLabel="给这个单位看" />
        <ActWithWords record={talk} action="refuseTalk" label="不需要沟通" title="不需要沟通？" explanation="单位不会看到草稿。" doLabel="不需要" field={{ name: 'reason', label: '理由', isRequired: false }} />
        <ActWithWords record={talk} action="takeBack" label="收回，不再给单位看" title="收回草稿？" explanation="收回后单位不能再看草稿，也不必回复。" doLabel="收回" />
        {talk.state === 'answered' ? <Link className="button" to={`/write/${talk.suggestionId}`}>去改草稿</Link> : null}
        <ActWithWords record={talk} action="shareAgain" label="改过的草稿再给单位看" title="再给单位看？" explanation="单位会看到草稿现在的文字，请再回复一次。" doLabel="再给单位看" />
      </section>
      {text === null ? null : (
        <Fold title="给单位看的文字">
          <p className="small muted">{talk.sharedAt === null ? '' : formatInstant(talk.sharedAt, today)}</p>
          <article className="paper"><h2>{text.title}</h2><h3>一、情况</h3><p className="pre">{text.situation}</p><h3>二、分析</h3><p className="pre">{text.analysis}</p><h3>三、具体建议</h3>{text.asks.map((ask, index) => <p key={index}>（{index + 1}）{ask}</p>)}</article>
        </Fold>
      )}
    </div>
  );
}

function Conclude({ talk }: { readonly talk: DraftTalk }) {
  const act = useAct(talk);
  const [result, setResult] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <section className="card stack" aria-label="记下结果">
      <ChoiceCards label="听了单位的情况，这件建议怎么办" choices={Object.entries(talkResultLabels).map(([value, label]) => ({ value: value as TalkResult, label }))} value={result} onChange={setResult} />
      {result === null ? null : <TextField formId="conclude" name="note" label="说明" optional={result !== 'givenUp'} isLong maxLength={1000} value={note} onChange={setNote} />}
      {result === 'givenUp' ? <p className="small muted">草稿不会自动作废，可以留着以后再用。</p> : null}
      {act.problemText === null ? null : <p className="note note--late" role="alert">{act.problemText}</p>}
      <button type="button" className="button button--main button--big" disabled={result === null || act.isPending} onClick={() => void act.run('conclude', { result, ...(note.trim() === '' ? {} : { note: note.trim() }) })}>记下结果</button>
    </section>
  );
}
