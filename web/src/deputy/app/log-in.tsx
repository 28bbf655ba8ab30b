import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import type { Me } from '../../api/types.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { startAnew } from './start-anew.ts';
import { Mark } from '../kit/icon.tsx';

interface Props { readonly isAgain?: boolean; readonly onDone?: (me: Me) => void }

export function LogIn({ isAgain = false, onDone }: Props) {
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const logIn = useMutation<Me, ApiProblem>({
    mutationFn: () => post<Me>('/api/v1/login', { username: username.trim(), password }),
    onSuccess: (me) => {
      if (onDone !== undefined) { onDone(me); return; }
      startAnew(queries, me);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = [...(username.trim() === '' ? [{ field: 'username', text: '请填写登录名' }] : []), ...(password === '' ? [{ field: 'password', text: '请填写密码' }] : [])];
    setMissing(found);
    if (found.length === 0) logIn.mutate();
  };
  const findings = missing.length > 0 ? missing : logIn.error === null ? [] : findingsOf(logIn.error);
  const errorOf = (name: string) => findings.find((one) => one.field === name)?.text;
  return (
    <main className="gate">
      <form className="gate__in" onSubmit={submit} noValidate>
        <p className="brand"><Mark />落实 · 代表</p>
        <h1>{isAgain ? '登录已过期，请重新登录' : '登录'}</h1>
        {isAgain ? <p>您填写的内容都还在，登录后可以继续。</p> : null}
        <ErrorSummary findings={findings} formId="login" title="没有登录成功" />
        <Field formId="login" name="username" label="登录名" error={errorOf('username')}>
          {(control) => <input {...control} className="input" autoComplete="username" autoCapitalize="none" spellCheck={false} value={username} onChange={(event) => setUsername(event.target.value)} />}
        </Field>
        <Field formId="login" name="password" label="密码" error={errorOf('password')}>
          {(control) => <input {...control} className="input" type={isShown ? 'text' : 'password'} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        <button type="button" className="button button--plain" aria-pressed={isShown} onClick={() => setShown(!isShown)}>{isShown ? '隐藏密码' : '显示密码'}</button>
        <button type="submit" className="button button--main button--big" disabled={logIn.isPending}>{logIn.isPending ? '正在登录' : '登录'}</button>
        <p className="small">第一次使用或者忘记密码的，请用密码单<a href="/activate">设置密码</a>；没有密码单的，请联系代表工委。</p>
        <p className="small muted">本系统不处理国家秘密，涉密建议请按保密规定办理。</p>
      </form>
    </main>
  );
}
