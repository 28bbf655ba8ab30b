import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { post } from '../../api/client.ts';
import { findingsOf, type ApiProblem } from '../../api/problem.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { TextField } from '../kit/text-field.tsx';

const FORM = 'password';

export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const [values, setValues] = useState({ currentPassword: '', newPassword: '', again: '' });
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const change = useMutation<unknown, ApiProblem>({
    mutationFn: () => post('/api/v1/me/password', { currentPassword: values.currentPassword, newPassword: values.newPassword }),
    onSuccess: () => { setValues({ currentPassword: '', newPassword: '', again: '' }); onDone(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(values.currentPassword === '' ? [{ field: 'currentPassword', text: '请填写现在的密码' }] : []), ...(values.newPassword === '' ? [{ field: 'newPassword', text: '请填写新密码' }] : []),
      ...(values.newPassword !== '' && values.again !== values.newPassword ? [{ field: 'again', text: '两次填写的新密码不一样' }] : []),
    ];
    setMissing(found);
    if (found.length === 0) change.mutate();
  };
  const findings = missing.length > 0 ? missing : change.error === null ? [] : findingsOf(change.error);
  const field = (name: keyof typeof values, label: string, autoComplete: string, help?: string) => (
    <TextField formId={FORM} name={name} label={label} type="password" autoComplete={autoComplete} {...(help === undefined ? {} : { help })} value={values[name]} error={findings.find((one) => one.field === name)?.text} onChange={(value) => setValues((before) => ({ ...before, [name]: value }))} />
  );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary findings={findings} formId={FORM} title="没有改成" />
      {field('currentPassword', '现在的密码', 'current-password')}
      {field('newPassword', '新密码', 'new-password', '至少10个字符，不要用生日、电话')}
      {field('again', '再填一次新密码', 'new-password')}
      <button type="submit" className="button button--main button--big" disabled={change.isPending}>修改密码</button>
    </form>
  );
}
