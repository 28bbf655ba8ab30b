import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import { peopleQuery } from '../../api/queries.ts';
import { useWho } from '../app/who.ts';
import { useDraft } from './draft-layout.tsx';

/** Invite deputies to sign, by name or the first letters of its pinyin. */
export function CoSigners() {
  const who = useWho();
  const { record, keeper } = useDraft();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const invited = (record?.records.coSponsorship ?? []).filter((one) => one.state !== 'removed');
  const known = new Set([who.person.id, ...invited.filter((one) => one.state !== 'declined').map((one) => one.personId)]);
  const found = useQuery(peopleQuery(asked, 'deputy'));
  const act = async (personId: string, action: string, body: unknown) => {
    setBusy(personId);
    setProblem(null);
    try { await keeper.act(action, body); setWords(''); } catch (error) { setProblem(error instanceof ApiProblem ? findingsOf(error).map((one) => one.text).join('；') : '没有办成，请再试一次'); } finally { setBusy(null); }
  };
  const people = (found.data?.items ?? []).filter((one) => !known.has(one.personId));
  return (
    <section className="stack" aria-labelledby="signers">
      <h2 id="signers">联名代表<span className="field__optional">（可不请）</span></h2>
      {invited.length === 0 ? null : (
        <ul className="menu">
          {invited.map((one) => (
            <li key={one.id} className="menu__in spread">
              <span>{one.personName} <span className="small muted">{one.delegationName}</span></span>
              <span className="row"><strong className="small">{one.stateLabel}</strong>{one.state === 'declined' ? null : <button type="button" className="button button--plain" disabled={busy !== null} onClick={() => void act(one.personId, 'removeCoSponsor', { personId: one.personId })}>取消<span className="visually-hidden">对{one.personName}的邀请</span></button>}</span>
            </li>
          ))}
        </ul>
      )}
      {problem === null ? null : <p className="note note--late" role="alert">{problem}</p>}
      <div className="field">
        <label className="field__label" htmlFor="co-signer">请代表联名</label>
        <p className="field__help" id="co-signer-help">输入姓名，或者姓名拼音的首字母，例如“单晓明”输入 sxm</p>
        <input id="co-signer" className="input" aria-describedby="co-signer-help" autoComplete="off" autoCapitalize="none" value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      {words.trim() === '' ? null : found.error !== null ? <p className="muted">{found.error.message}</p> : (
        <ul className="menu" aria-label="找到的代表">
          {people.map((one) => <li key={one.identityId}><button type="button" disabled={busy !== null} onClick={() => void act(one.personId, 'inviteCoSponsors', { personIds: [one.personId] })}><span>{one.name} <span className="small muted">{one.organisationName}</span></span><strong style={{ color: 'var(--red)' }}>{busy === one.personId ? '正在邀请…' : '邀请'}</strong></button></li>)}
          {found.data !== undefined && people.length === 0 ? <li className="menu__in muted">没有找到这位代表，或者已经邀请过了。</li> : null}
        </ul>
      )}
      <p className="small muted">检查无误后定稿，联名代表看到的是定稿的文字，各自确认后再提交。</p>
    </section>
  );
}
