import { EmptyState } from '../ui/empty-state.tsx';
import { useMe } from './me-context.tsx';

/** Somebody came by hand to a page of other people's work: said plainly, with the way to their own. */
export function NotYourWork() {
  const { identity } = useMe();
  return <EmptyState title="这一页不归您当前的身份办理">您现在的身份是{identity.roleLabel}（{identity.organisation.name}）。请从导航进入自己的工作；有几个身份的，可以在右上角切换。</EmptyState>;
}
