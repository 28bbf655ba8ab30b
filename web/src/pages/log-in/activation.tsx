import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { Gate } from './gate.tsx';

/** First log-in by an activation slip, a new password by a reset slip, and the first administrator of an empty site. */
export function Activation() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const isFirst = search.get('first') !== null;
  const [values, setValues] = useState({ code: search.get('code') ?? '', username: '', newPassword: '', again: '', name: '', congressName: '' });
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const activate = useMutation<{ username: string }, ApiProblem>({
    mutationFn: () => post('/api/v1/activate', {
      code: values.code.trim(), newPassword: values.newPassword,
      ...(values.username.trim() === '' ? {} : { username: values.username.trim() }),
      ...(isFirst ? { name: values.name.trim(), congressName: values.congressName.trim() } : {}),
    }),
    onSuccess: () => void navigate('/login?activated=1', { replace: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Finding[] = [];
    if (values.code.trim() === '') found.push({ field: 'code', text: '请填写密码单上的激活码' });
    if (values.newPassword === '') found.push({ field: 'newPassword', text: '请填写新密码' });
    else if (values.newPassword !== values.again) found.push({ field: 'again', text: '两次填写的密码不一样，请重新填写' });
    setMissing(found);
    if (found.length === 0) activate.mutate();
  };
  const findings = missing.length > 0 ? missing : activate.error === null ? [] : findingsOf(activate.error);
  const text = (name: keyof typeof values, label: string, more: { help?: string; optional?: boolean; type?: string; autoComplete?: string } = {}) => (
    <Field formId="activate" name={name} label={label} help={more.help} optional={more.optional} error={findings.find((one) => one.field === name)?.text}>
      {(control) => <input {...control} className="input" type={more.type ?? 'text'} autoComplete={more.autoComplete ?? 'off'} spellCheck={false} value={values[name]} onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))} />}
    </Field>
  );
  return (
    <Gate title="激活账号">
      <form className="gate__form" onSubmit={submit} noValidate>
        <h1>{isFirst ? '首次启用本系统' : '激活账号、重置密码'}</h1>
        <ErrorSummary findings={findings} formId="activate" title="没有设置成功" />
        {text('code', '激活码', { help: '印在密码单上，只能使用一次' })}
        {isFirst ? <>{text('congressName', '人民代表大会名称', { help: '例如：某某县人民代表大会' })}{text('name', '您的姓名', { autoComplete: 'name' })}</> : null}
        {text('username', '登录名', { optional: !isFirst, help: isFirst ? '以后用它登录' : '首次激活时可以改成自己好记的；重置密码时不用填', autoComplete: 'username' })}
        {text('newPassword', '新密码', { type: 'password', help: '至少 10 个字符，不要用生日、单位名称等容易猜到的', autoComplete: 'new-password' })}
        {text('again', '再填一次新密码', { type: 'password', autoComplete: 'new-password' })}
        <button type="submit" className="button button--main button--wide" disabled={activate.isPending}>设置密码</button>
        <p className="small"><Link to="/login">返回登录</Link>{isFirst ? null : <> · <Link to="/activate?first=1">首次启用本系统</Link></>}</p>
      </form>
    </Gate>
  );
}
