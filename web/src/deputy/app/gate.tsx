import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { onLoggedOut } from '../../api/client.ts';
import { useNoticeStream } from '../../api/notice-stream.ts';
import { meQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { Me } from '../../api/types.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { PasswordForm } from '../me/password-form.tsx';
import { keepWho, keptWho } from './kept-who.ts';
import { LogIn } from './log-in.tsx';
import { Opening } from './opening.tsx';
import { OtherIdentity } from './other-identity.tsx';
import { WhoContext } from './who.ts';

/** Nobody is shown anything before it is known who they are. Without a connection the phone's own keeper opens its drafts. */
export function Gate() {
  const me = useQuery(meQuery);
  const [kept, setKept] = useState<Me | null>(null);
  useEffect(() => { if (me.error !== null) void keptWho().then(setKept); }, [me.error]);
  useEffect(() => { if (me.data !== null && me.data !== undefined) void keepWho(me.data); }, [me.data]);
  const who = me.data ?? (me.error === null ? null : kept);
  useEffect(() => { document.documentElement.toggleAttribute('data-large', who?.largeText === true); }, [who?.largeText]);

  if (me.data === null) return <LogIn />;
  if (who === null) return me.error === null ? <Opening /> : <main className="gate"><div className="gate__in"><LoadFailed error={me.error} onRetry={() => void me.refetch()} /></div></main>;
  if (who.mustChangePassword) return <main className="gate"><div className="gate__in"><h1>请先设置自己的密码</h1><PasswordForm onDone={() => void me.refetch()} /></div></main>;
  if (who.identity.role !== 'deputy') return <OtherIdentity me={who} />;
  return (
    <WhoContext value={who}>
      <a className="skip" href="#main">跳到正文</a>
      <Live />
      <Outlet />
      <LogInAgain me={who} />
      <ScrollRestoration />
    </WhoContext>
  );
}

function Live() {
  useNoticeStream(true);
  return null;
}

/** The log-in expired: one logs in over the page, which stays below with all that was typed. */
function LogInAgain({ me }: { readonly me: Me }) {
  const [isOpen, setOpen] = useState(false);
  const queries = useQueryClient();
  useEffect(() => onLoggedOut(() => setOpen(true)), []);
  if (!isOpen) return null;
  const done = (next: Me) => {
    // Somebody else with the same phone must not see the other's page.
    if (next.person.id !== me.person.id || next.identity.id !== me.identity.id) { location.assign('/m'); return; }
    setOpen(false);
    queries.setQueryData(keys.me, next);
    void queries.invalidateQueries();
  };
  return <div className="cover" role="dialog" aria-modal="true" aria-label="重新登录"><LogIn isAgain onDone={done} /></div>;
}
