import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { reportSecret } from '../../api/secret-matters.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isConducting } from '../../frame/work-of-role.ts';
import { Dialog } from '../../ui/dialog.tsx';

/** On the page of a case, for the office that runs it: the text turns out to be a state secret. */
export function ReportSecret({ suggestionId }: { readonly suggestionId: string }) {
  const { identity } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const report = useMutation<unknown, ApiProblem>({
    mutationFn: () => reportSecret(suggestionId),
    onSuccess: () => { queries.removeQueries({ queryKey: keys.cases }); void navigate('/secret-matters', { replace: true }); },
  });
  if (!isConducting(identity)) return null;
  return (
    <section className="card stack no-print"><h2>保密</h2>
      <p className="small muted">发现本件涉及国家秘密的，立即屏蔽；不要下载、打印、转发，也不要在意见中写明。</p>
      <div><button type="button" className="button button--small" onClick={() => setAsking(true)}>发现涉密，立即屏蔽</button></div>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title="发现涉密，立即屏蔽">
        <div className="stack">
          <p>屏蔽后任何人（包括您）都看不到这件建议，只留编号。安全管理员按纸质的保密审查意见确认以后，文本、附件、文书和办理记录中的内容从系统中移出，不能恢复；确认不涉密的恢复原状。</p>
          <p>并案的其他建议先解除并案，照常办理。</p>
          {report.error === null ? null : <p className="note note--late" role="alert">{report.error.message}</p>}
          <div className="row"><button type="button" className="button button--main" disabled={report.isPending} onClick={() => report.mutate()}>立即屏蔽</button><button type="button" className="button" onClick={() => setAsking(false)}>取消</button></div>
        </div>
      </Dialog>
    </section>
  );
}
