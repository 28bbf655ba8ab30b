import { useState } from 'react';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import { uploadFile } from '../../api/upload.ts';
import { formatSize } from '../../text/format-date.ts';
import type { WidgetProps } from './control.ts';

interface Sending { readonly key: string; readonly name: string; readonly share: number; readonly failed: string | null }

/** Names of what this tab has sent, so that kept input still says which files it means after a reload. */
function remember(fileId: string, text: string): void {
  try { sessionStorage.setItem(`file:${fileId}`, text); } catch { /* the name only helps the eye */ }
}
const nameOf = (fileId: string): string => sessionStorage.getItem(`file:${fileId}`) ?? '已上传的文件';

export function FilesWidget({ value, onChange, control }: WidgetProps) {
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const change = (key: string, next: Partial<Sending> | null) =>
    setSending((list) => (next === null ? list.filter((one) => one.key !== key) : list.map((one) => (one.key === key ? { ...one, ...next } : one))));
  const send = async (files: readonly File[]) => {
    let ids = chosen;
    for (const file of files) {
      const key = crypto.randomUUID();
      setSending((list) => [...list, { key, name: file.name, share: 0, failed: null }]);
      try {
        const sent = await uploadFile(file, (share) => change(key, { share }));
        remember(sent.fileId, `${sent.name}（${formatSize(sent.size)}）`);
        ids = [...ids, sent.fileId];
        onChange(ids);
        change(key, null);
      } catch (error) {
        change(key, { failed: error instanceof ApiProblem ? findingsOf(error).map((one) => one.text).join('；') : '没有传上去' });
      }
    }
  };
  return (
    <div className="stack">
      <label className="button button--small file-button">选择文件<input {...control} type="file" multiple className="visually-hidden" onChange={(event) => { void send([...(event.target.files ?? [])]); event.target.value = ''; }} /></label>
      {chosen.length === 0 && sending.length === 0 ? null : (
        <ul className="files">
          {chosen.map((id) => (
            <li key={id}>{nameOf(id)}<button type="button" className="button button--plain button--small" onClick={() => onChange(chosen.filter((one) => one !== id))}>去掉<span className="visually-hidden">{nameOf(id)}</span></button></li>
          ))}
          {sending.map((one) => (
            <li key={one.key}>
              {one.name}
              {one.failed === null ? <progress value={one.share} max={1} aria-label={`正在上传${one.name}`} /> : <><span className="field__error">{one.failed}</span><button type="button" className="button button--plain button--small" onClick={() => change(one.key, null)}>知道了</button></>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
