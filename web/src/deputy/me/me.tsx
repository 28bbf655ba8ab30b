import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { post, put } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { noticesQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { Me } from '../../api/types.ts';
import { forgetWho } from '../app/kept-who.ts';
import { startAnew } from '../app/start-anew.ts';
import { identityName } from '../app/other-identity.tsx';
import { TabPage } from '../app/tabs.tsx';
import { useSwitchIdentity } from '../app/use-switch-identity.ts';
import { useWho } from '../app/who.ts';
import { Confirm } from '../kit/confirm.tsx';
import { Icon } from '../kit/icon.tsx';
import { OnOff } from '../kit/on-off.tsx';
import { unsentDrafts } from '../write/draft-store.ts';

export function MePage() {
  const who = useWho();
  const queries = useQueryClient();
  const unread = useQuery(noticesQuery(false)).data?.unread ?? 0;
  const change = useSwitchIdentity();
  const large = useMutation<{ largeText: boolean }, ApiProblem, boolean>({
    mutationFn: (largeText) => put('/api/v1/me/preferences', { largeText }),
    onSuccess: ({ largeText }) => queries.setQueryData<Me | null>(keys.me, (before) => (before === null || before === undefined ? before : { ...before, largeText })),
  });
  const others = who.identities.filter((one) => one.id !== who.identity.id);
  const problem = large.error ?? change.error;
  return (
    <TabPage title="我的">
      <div className="stack-lg">
        <section className="card stack-sm">
          <h2 style={{ fontSize: '1.35rem' }}>{who.person.name}</h2>
          <p>{who.identity.title === '' ? `${who.identity.congress.shortName}人大代表` : who.identity.title}</p>
          <p className="muted">{who.identity.organisation.name}</p>
        </section>
        {problem === null ? null : <p className="note note--late" role="alert">{problem.message}</p>}
        <section className="card"><OnOff label="关怀版（大字）" help="文字和按钮放大，换手机也记得" isOn={who.largeText} isDisabled={large.isPending} onChange={(on) => large.mutate(on)} /></section>
        <ul className="menu">
          <li><Link to="/notices"><span>通知</span><span className="row">{unread > 0 ? <strong style={{ color: 'var(--late)' }}>{unread}条未读</strong> : null}<Icon name="next" /></span></Link></li>
          <li><Link to="/commitments"><span>对我建议的承诺</span><Icon name="next" /></Link></li>
          {who.identity.congress.level === 'township' || who.identity.townshipId === null ? null : <li><Link to="/referrals"><span>乡镇转来的事</span><Icon name="next" /></Link></li>}
          <li><Link to="/me/password"><span>修改密码</span><Icon name="next" /></Link></li>
          <li><Link to="/me/sessions"><span>登录过的手机和电脑</span><Icon name="next" /></Link></li>
        </ul>
        {others.length === 0 ? null : (
          <section className="stack">
            <h2>我的其他身份</h2>
            <ul className="menu">{others.map((one) => <li key={one.id}><button type="button" disabled={change.isPending} onClick={() => change.mutate(one.id)}><span>{identityName(one)}<br /><span className="small muted">{one.congress.shortName}</span></span><strong style={{ color: 'var(--red)' }}>换成它</strong></button></li>)}</ul>
          </section>
        )}
        <LogOut />
      </div>
    </TabPage>
  );
}

/** Drafts that only this phone has stay on it, for the same person; one is told before. */
function LogOut() {
  const who = useWho();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [unsent, setUnsent] = useState(0);
  useEffect(() => { if (isAsked) void unsentDrafts(who.person.id).then((all) => setUnsent(all.length)); }, [isAsked, who.person.id]);
  const logOut = useMutation<unknown, ApiProblem>({
    mutationFn: () => post('/api/v1/logout'),
    onSuccess: async () => { await forgetWho(); startAnew(queries, null); },
  });
  return (
    <>
      <button type="button" className="button button--wide" onClick={() => setAsked(true)}>退出登录</button>
      <Confirm isOpen={isAsked} title="退出登录？" doLabel="退出登录" isPending={logOut.isPending} problem={logOut.error?.message ?? null} onDo={() => logOut.mutate()} onCancel={() => setAsked(false)}>
        {unsent === 0 ? <p>下次使用要重新输入登录名和密码。</p> : <p>这台手机上还有{unsent}份草稿没有传上去。退出后草稿仍留在手机上，要您本人再登录才能看到。</p>}
      </Confirm>
    </>
  );
}
