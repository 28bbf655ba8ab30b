import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { onLoggedOut, post } from '../api/client.ts';
import { findingsOf, type ApiProblem } from '../api/problem.ts';
import { keys } from '../api/query-keys.ts';
import type { Me } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { useMe } from './me-context.tsx';

/** The log-in expired while somebody worked: they log in over the page, which stays as it is with all they typed. */
export function LogInAgain() {
  const me = useMe();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => onLoggedOut(() => setOpen(true)), []);
  const logIn = useMutation<Me, ApiProblem>({
    mutationFn: () => post<Me>('/api/v1/login', { username: username.trim(), password }),
    onSuccess: (next) => {
      // Somebody else at the same machine must not see the other's page.
      if (next.person.id !== me.person.id || next.identity.id !== me.identity.id) { location.assign('/'); return; }
      setOpen(false);
      setPassword('');
      queries.setQueryData(keys.me, next);
      void queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => { event.preventDefault(); logIn.mutate(); };
  return (
    <Dialog isOpen={isOpen} onClose={() => undefined} isBinding title="登录已过期，请重新登录">
      <form className="stack" onSubmit={submit}>
        <p>您在页面上填写的内容都还在，登录后可以继续。</p>
        <ErrorSummary formId="again" title="没有登录成功" findings={logIn.error === null ? [] : findingsOf(logIn.error)} />
        <Field formId="again" name="username" label="登录名">{(control) => <input {...control} className="input" autoComplete="username" value={username} onChange={(event) => setUsername(event.target.value)} />}</Field>
        <Field formId="again" name="password" label="密码">{(control) => <input {...control} className="input" type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}</Field>
        <div className="row"><button type="submit" className="button button--main" disabled={logIn.isPending}>登录并继续</button><a href="/login">换人登录</a></div>
      </form>
    </Dialog>
  );
}
