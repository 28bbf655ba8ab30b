import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../api/client.ts';
import { mattersPath, mattersQuery } from '../../api/matters.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { textOf } from '../act/use-act.ts';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { OnOff } from '../kit/on-off.tsx';
import { comingYear } from './coming-year.ts';
import { TextField } from '../kit/text-field.tsx';

/** A matter worth looking into, handed to the commission: a title and what was seen or heard. */
export function ProposeTopic() {
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const guides = useQuery(mattersQuery('topicGuide'));
  const coming = comingYear(today);
  // A year whose guide is no longer in use takes no more topics: what is seen now is for the next one.
  const year = guides.data?.items.some((one) => one.year === coming && one.state === 'ended') === true ? coming + 1 : coming;
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [fromResidents, setFromResidents] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const send = useMutation<unknown, ApiProblem>({
    mutationFn: () => post(mattersPath('guideTopic'), { year, title: title.trim(), text: text.trim(), ...(fromResidents ? { fromResidents } : {}) }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: keys.cases }); void navigate('/topics', { replace: true }); },
  });
  const go = () => {
    if (title.trim() === '' || text.trim() === '') setMissing(true);
    else send.mutate();
  };
  return (
    <Page title="报送选题" back="/topics">
      <div className="stack-lg">
        <p>把走访、接待中了解到的问题告诉代表工委，供{year}年选题参考选用。报送以后，您自己仍可以写成建议。</p>
        <TextField formId="topic" name="title" label="题目" maxLength={100} value={title} error={isMissing && title.trim() === '' ? '请填写题目' : undefined} onChange={setTitle} help="一句话说清是什么事" />
        <TextField formId="topic" name="text" label="反映的情况" isLong maxLength={5000} value={text} error={isMissing && text.trim() === '' ? '请填写反映的情况' : undefined} onChange={setText} help="在哪里，什么事，影响多少人" />
        <div className="card"><OnOff label="是群众反映的" help="请不要写群众的姓名、电话" isOn={fromResidents} onChange={setFromResidents} /></div>
        {send.error === null ? null : <p className="note note--late" role="alert">{textOf(send.error)}</p>}
        <div className="foot"><button type="button" className="button button--main button--big" disabled={send.isPending} onClick={go}>报送</button></div>
      </div>
    </Page>
  );
}
