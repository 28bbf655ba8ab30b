import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { mattersPath } from '../../api/matters.ts';
import { newKey } from '../../api/perform-action.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { LivelihoodMatter } from '../../api/types.ts';
import type { UploadedFile } from '../../api/upload.ts';
import { useKeptInput } from '../../ui/use-kept-input.ts';
import { textOf } from '../act/use-act.ts';
import { Page } from '../app/page.tsx';
import { TextField } from '../kit/text-field.tsx';
import { Photos } from './photos.tsx';

const blank = { title: '', place: '', what: '' };

/** A matter is told in three lines and a photograph; what was typed stays if the connection does not. */
export function RaiseMatter() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const kept = useKeptInput('raise-livelihood', blank);
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const [isMissing, setMissing] = useState(false);
  const [key] = useState(newKey);
  const words = { title: kept.value.title.trim(), place: kept.value.place.trim(), what: kept.value.what.trim() };
  const send = useMutation<LivelihoodMatter, ApiProblem>({
    mutationFn: () => request<LivelihoodMatter>(mattersPath('livelihoodMatter'), { method: 'POST', body: { ...words, ...(files.length === 0 ? {} : { files: files.map((one) => one.fileId) }) }, idempotencyKey: key }),
    onSuccess: async (matter) => { kept.clear(); await queries.invalidateQueries({ queryKey: keys.cases }); void navigate(`/livelihood/${matter.id}`, { replace: true }); },
  });
  const go = () => {
    if (Object.values(words).includes('')) setMissing(true);
    else send.mutate();
  };
  const field = (name: keyof typeof blank, said: string) => ({ formId: 'matter', name, value: kept.value[name], onChange: (text: string) => kept.set({ ...kept.value, [name]: text }), ...(isMissing && words[name] === '' ? { error: `请填写${said}` } : {}) });
  return (
    <Page title="反映民生事项" back="/livelihood">
      <div className="stack-lg">
        <TextField {...field('title', '事项')} label="事项" maxLength={60} help="一句话说清，例如：老街口路灯不亮" />
        <TextField {...field('place', '地点')} label="地点" maxLength={100} help="哪个村（社区）、哪条路、哪一处" />
        <TextField {...field('what', '具体情况')} label="具体情况" isLong maxLength={1000} help="什么时候起、影响多少人。请不要写群众的姓名、电话" />
        <Photos files={files} onChange={setFiles} />
        {send.error === null ? null : <p className="note note--late" role="alert">{textOf(send.error)}</p>}
        <div className="foot"><button type="button" className="button button--main button--big" disabled={send.isPending} onClick={go}>反映给主席团</button></div>
      </div>
    </Page>
  );
}
