import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { post } from '../../api/client.ts';
import { mattersPath } from '../../api/matters.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { Suggestion } from '../../api/types.ts';
import { RecordPage } from '../act/record-page.tsx';
import { textOf } from '../act/use-act.ts';
import { useToday } from '../app/use-today.ts';
import { TextField } from '../kit/text-field.tsx';
import { comingYear } from './coming-year.ts';

export function Announce() {
  const { id = '' } = useParams();
  return <RecordPage kind="suggestion" id={id} title="登记拟提事项" back={`/suggestions/${id}`}>{(record) => <Form record={record} />}</RecordPage>;
}

function Form({ record }: { readonly record: Suggestion }) {
  const year = comingYear(useToday());
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState(record.title);
  const [gist, setGist] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = useMutation<unknown, ApiProblem>({
    mutationFn: () => post(mattersPath('draftIntention'), { year, suggestionId: record.id, title: title.trim(), gist: gist.trim() }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: keys.cases }); void navigate('/intentions', { replace: true }); },
  });
  return (
    <div className="stack-lg">
      <p>各位代表和代表工委能看到下面的题目和主要请求，看不到草稿。登记以后仍可以修改、撤回；不登记也一样可以提出。</p>
      <TextField formId="announce" name="title" label="题目" isTitle maxLength={100} value={title} error={isMissing && title.trim() === '' ? '请填写题目' : undefined} onChange={setTitle} />
      <TextField formId="announce" name="gist" label="主要请求" isLong maxLength={300} value={gist} error={isMissing && gist.trim() === '' ? '请填写主要请求' : undefined} onChange={setGist} help="一两句话：希望办成什么" />
      {send.error === null ? null : <p className="note note--late" role="alert">{textOf(send.error)}</p>}
      <div className="foot"><button type="button" className="button button--main button--big" disabled={send.isPending} onClick={() => { if (title.trim() === '' || gist.trim() === '') setMissing(true); else send.mutate(); }}>登记</button></div>
    </div>
  );
}
