import { useQuery } from '@tanstack/react-query';
import { NewSuggestionForm } from '../../actions/new-suggestion-form.tsx';
import { motionFormQuery } from '../../api/queries.ts';
import { useMe } from '../../frame/me-context.tsx';
import { NotYourWork } from '../../frame/not-your-work.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';

/** 议案转建议: what stands on the motion and what the presidium decided; it then waits for a number like any other. */
export function ConvertMotion() {
  usePageTitle('议案转建议');
  const me = useMe();
  if (me.identity.role !== 'deputyAffairs') return <NotYourWork />;
  return (
    <div className="stack">
      <div className="page__head"><h1>议案转建议</h1></div>
      <p className="muted">主席团决定不列入会议议程、作为建议办理的议案在这里登记。原议案编号、文本和签名的代表一并保留；登记后等候编号，与其他建议一样交办、答复、测评。</p>
      <MotionForm />
    </div>
  );
}

function MotionForm() {
  const form = useQuery(motionFormQuery);
  if (form.data === undefined) return form.error === null ? <Loading /> : <LoadFailed error={form.error} onRetry={() => void form.refetch()} />;
  return <NewSuggestionForm schema={form.data.schema} path="/api/v1/suggestions/from-motion" keepAs="motion" label="议案转建议" submitLabel="登记为建议" done="已登记议案转建议。" />;
}
