import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { meQuery } from '../../api/queries.ts';
import { keys } from '../../api/query-keys.ts';
import type { Me } from '../../api/types.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { startOf } from './after-log-in.ts';
import { Gate } from './gate.tsx';

export function LogIn() {
  const [search] = useSearchParams();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const known = useQuery(meQuery).data;
  const logIn = useMutation<Me, ApiProblem>({
    mutationFn: () => post<Me>('/api/v1/login', { username: username.trim(), password }),
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(keys.me, me);
    },
  });
  useEffect(() => {
    if (known === null || known === undefined) return;
    const start = known.mustChangePassword ? '/account?first=1' : startOf(known, search.get('next'));
    // The deputies' pages are another document.
    if (start.startsWith('/m')) location.replace(start);
    else void navigate(start, { replace: true });
  }, [known, navigate, search]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = [...(username.trim() === '' ? [{ field: 'username', text: '请填写登录名' }] : []), ...(password === '' ? [{ field: 'password', text: '请填写密码' }] : [])];
    setMissing(found);
    if (found.length === 0) logIn.mutate();
  };
  const findings = missing.length > 0 ? missing : logIn.error === null ? [] : findingsOf(logIn.error);
  const errorOf = (name: string) => findings.find((one) => one.field === name)?.text;
  return (
    <Gate title="登录">
      <form className="gate__form" onSubmit={submit} noValidate>
        <h1>登录</h1>
        {search.get('activated') === null ? null : <p className="note note--good" role="status">密码已设好，请用新密码登录。</p>}
        <ErrorSummary findings={findings} formId="login" title="没有登录成功" />
        <Field formId="login" name="username" label="登录名" error={errorOf('username')}>
          {(control) => <input {...control} className="input" autoComplete="username" autoCapitalize="none" spellCheck={false} value={username} onChange={(event) => setUsername(event.target.value)} />}
        </Field>
        <Field formId="login" name="password" label="密码" error={errorOf('password')}>
          {(control) => <input {...control} className="input" type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        <button type="submit" className="button button--main button--wide" disabled={logIn.isPending}>{logIn.isPending ? '正在登录' : '登录'}</button>
        <p className="small">领到激活码或重置密码单的，请<Link to="/activate">在这里设置密码</Link>。忘记密码的，请向安全管理员领取重置密码单。</p>
      </form>
    </Gate>
  );
}
