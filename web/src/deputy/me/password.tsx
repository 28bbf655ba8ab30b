import { useState } from 'react';
import { Page } from '../app/page.tsx';
import { PasswordForm } from './password-form.tsx';

export function PasswordPage() {
  const [isDone, setDone] = useState(false);
  return (
    <Page title="修改密码" back="/me">
      <div className="stack">
        {isDone ? <p className="note note--good" role="status">密码已经改好。其他手机、电脑上要用新密码重新登录。</p> : null}
        <PasswordForm onDone={() => setDone(true)} />
      </div>
    </Page>
  );
}
