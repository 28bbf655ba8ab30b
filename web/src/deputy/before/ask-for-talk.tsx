import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { post } from '../../api/client.ts';
import { mattersPath } from '../../api/matters.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { unitsQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { DraftTalk, Suggestion } from '../../api/types.ts';
import { RecordPage } from '../act/record-page.tsx';
import { textOf } from '../act/use-act.ts';
import { Confirm } from '../kit/confirm.tsx';
import { TextField } from '../kit/text-field.tsx';
import { UnitWish } from '../write/unit-wish.tsx';

export function AskForTalk() {
  const { id = '' } = useParams();
  return <RecordPage kind="suggestion" id={id} title="与单位沟通" back={`/suggestions/${id}`}>{(record) => <Ask record={record} />}</RecordPage>;
}

/** One unit, one question; the draft is opened only after it was said once more what is opened to whom. */
function Ask({ record }: { readonly record: Suggestion }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const [unitIds, setUnitIds] = useState<readonly string[]>([]);
  const [question, setQuestion] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const unitId = unitIds.at(-1) ?? null;
  const unitName = units.find((one) => one.id === unitId)?.name ?? '';
  const send = useMutation<DraftTalk, ApiProblem>({
    mutationFn: () => post<DraftTalk>(mattersPath('draftTalk'), { suggestionId: record.id, unitId, question: question.trim() }),
    onSuccess: async (talk) => { await queries.invalidateQueries({ queryKey: keys.cases }); void navigate(`/talks/${talk.id}`, { replace: true }); },
  });
  const ready = unitId !== null && question.trim() !== '';
  return (
    <div className="stack-lg">
      <p><strong>{record.title === '' ? '（还没有标题）' : record.title}</strong></p>
      <UnitWish title="问哪个单位" isOne chosen={unitId === null ? [] : [unitId]} onChange={setUnitIds} />
      {isMissing && unitId === null ? <p className="note note--late" role="alert">请选一个单位</p> : null}
      <TextField formId="talk" name="question" label="想沟通的事" isLong maxLength={500} value={question} error={isMissing && question.trim() === '' ? '请写一写想问什么' : undefined} onChange={setQuestion} help="例如：这条路今年有没有列入改造计划" />
      <p className="small muted">草稿现在的文字只给这一个单位看；以后改的文字，您再同意才给看。代表工委和本乡镇人大主席团看得到沟通的单位、事项和结果，看不到草稿文字。</p>
      <div className="foot"><button type="button" className="button button--main button--big" onClick={() => { if (ready) setAsked(true); else setMissing(true); }}>送给单位</button></div>
      <Confirm isOpen={isAsked} title={`把草稿给${unitName}看？`} doLabel="给这个单位看" isPending={send.isPending} problem={send.error === null ? null : textOf(send.error)} onDo={() => send.mutate()} onCancel={() => { setAsked(false); send.reset(); }}>
        <p>单位能看到标题、情况、分析和具体建议。单位回复以前，您可以收回。</p>
      </Confirm>
    </div>
  );
}
