import type { Identity, Me } from '../../api/types.ts';
import { useSwitchIdentity } from './use-switch-identity.ts';

export const identityName = (one: Identity): string => `${one.roleLabel} · ${one.organisation.name}${one.congress.level === 'township' ? '（乡镇人大）' : ''}`;

/** These pages are the deputies'; whoever acts in another capacity works at the desk. */
export function OtherIdentity({ me }: { readonly me: Me }) {
  const change = useSwitchIdentity();
  const deputies = me.identities.filter((one) => one.role === 'deputy');
  return (
    <main className="gate">
      <div className="gate__in">
        <h1>{me.person.name}，您现在的身份是{me.identity.roleLabel}</h1>
        <p>这里是人大代表用的页面。{deputies.length > 0 ? '您也是人大代表，可以换成代表身份。' : '请到办公页面办理工作。'}</p>
        {change.error === null ? null : <p className="note note--late" role="alert">{change.error.message}</p>}
        {deputies.map((one) => <button key={one.id} type="button" className="button button--main button--big" disabled={change.isPending} onClick={() => change.mutate(one.id)}>换成代表身份（{one.organisation.name}）</button>)}
        <a className="button button--big" href="/">去办公页面</a>
      </div>
    </main>
  );
}
