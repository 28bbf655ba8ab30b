import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { get, post, request } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import type { LoginSession, Me } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { formatInstant } from '../../text/format-date.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { KeyValue } from '../../ui/key-value.tsx';

/** One's own account: identities, password, and where one is logged in. */
export function Account() {
  usePageTitle('账号与登录设备');
  const me = useMe();
  const [search] = useSearchParams();
  return (
    <div className="stack-lg account">
      <h1>账号与登录设备</h1>
      {me.mustChangePassword || search.get('first') !== null ? <p className="note note--plan" role="status">请先修改密码。</p> : null}
      <section className="card stack"><h2>我的身份</h2>
        <KeyValue rows={me.identities.map((one) => [one.roleLabel, `${one.congress.shortName} · ${one.organisation.name}${one.section === null ? '' : ` ${one.section.name}`}${one.title === '' ? '' : ` · ${one.title}`}${one.id === me.identity.id ? '（当前）' : ''}`] as const)} />
      </section>
      <ChangePassword />
      <Sessions />
    </div>
  );
}

function ChangePassword() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [values, setValues] = useState({ currentPassword: '', newPassword: '', again: '' });
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const change = useMutation<Me, ApiProblem>({
    mutationFn: () => post<Me>('/api/v1/me/password', { currentPassword: values.currentPassword, newPassword: values.newPassword }),
    onSuccess: (me) => { queries.setQueryData(keys.me, me); setValues({ currentPassword: '', newPassword: '', again: '' }); void message.success('密码已修改，其他设备已退出登录'); void navigate('/account', { replace: true }); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Finding[] = [];
    if (values.currentPassword === '') found.push({ field: 'currentPassword', text: '请填写现在的密码' });
    if (values.newPassword === '') found.push({ field: 'newPassword', text: '请填写新密码' });
    else if (values.newPassword !== values.again) found.push({ field: 'again', text: '两次填写的新密码不一样' });
    setMissing(found);
    if (found.length === 0) change.mutate();
  };
  const findings = missing.length > 0 ? missing : change.error === null ? [] : findingsOf(change.error);
  const field = (name: keyof typeof values, label: string, autoComplete: string) => (
    <Field formId="password" name={name} label={label} error={findings.find((one) => one.field === name)?.text}>
      {(control) => <input {...control} className="input" type="password" autoComplete={autoComplete} value={values[name]} onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))} />}
    </Field>
  );
  return (
    <section className="card"><form className="stack" onSubmit={submit} noValidate><h2>修改密码</h2>
      <ErrorSummary findings={findings} formId="password" title="没有修改成功" />
      {field('currentPassword', '现在的密码', 'current-password')}{field('newPassword', '新密码（至少 10 个字符）', 'new-password')}{field('again', '再填一次新密码', 'new-password')}
      <div><button type="submit" className="button button--main" disabled={change.isPending}>修改密码</button></div>
    </form></section>
  );
}

/** A browser in a word or two; the whole line stays in the title. */
function deviceOf(userAgent: string): string {
  const system = /Android/.test(userAgent) ? '安卓手机' : /iPhone|iPad/.test(userAgent) ? '苹果手机或平板' : /Windows/.test(userAgent) ? 'Windows 电脑' : /Mac OS/.test(userAgent) ? '苹果电脑' : /Linux/.test(userAgent) ? 'Linux 电脑' : '其他设备';
  const browser = /MicroMessenger/.test(userAgent) ? '微信' : /Edg\//.test(userAgent) ? 'Edge' : /Firefox\//.test(userAgent) ? 'Firefox' : /Chrome\//.test(userAgent) ? 'Chrome' : /Safari\//.test(userAgent) ? 'Safari' : '浏览器';
  return `${system} · ${browser}`;
}

function Sessions() {
  const queries = useQueryClient();
  const key = ['me', 'sessions'] as const;
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => get<{ items: LoginSession[] }>('/api/v1/me/sessions', signal) });
  const end = useMutation<unknown, ApiProblem, string>({ mutationFn: (id) => request(`/api/v1/me/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' }), onSuccess: () => queries.invalidateQueries({ queryKey: key }) });
  return (
    <section className="card stack"><h2>登录设备</h2>
      <ul>{(sessions.data?.items ?? []).map((one) => (
        <li key={one.id} className="spread account__session"><span title={one.userAgent}>{deviceOf(one.userAgent)}{one.current ? <strong>（本机）</strong> : ''}<span className="small muted"> · {one.remoteAddress} · 最近使用 {formatInstant(one.lastSeenAt)}</span></span>
          {one.current ? null : <button type="button" className="button button--small" onClick={() => end.mutate(one.id)}>让它退出</button>}</li>
      ))}</ul>
    </section>
  );
}
