import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';
import { reportSecret } from '../../api/secret-matters.ts';
import { Confirm } from '../kit/confirm.tsx';
import { Fold } from '../kit/fold.tsx';
import { dropDraft } from '../write/draft-store.ts';

/** One's own text turns out to be a state secret: out of sight at once, on this phone too. */
export function ReportSecret({ suggestionId }: { readonly suggestionId: string }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const report = useMutation<unknown, ApiProblem>({
    mutationFn: () => reportSecret(suggestionId),
    onSuccess: async () => { await dropDraft(suggestionId); queries.removeQueries({ queryKey: keys.cases }); void navigate('/suggestions', { replace: true }); },
  });
  return (
    <Fold title="这件涉及国家秘密怎么办">
      <p>本系统不是涉密系统。发现自己写的内容涉及国家秘密，马上屏蔽，不要转发、打印，再把纸质件当面交代表工委（乡镇人大代表：主席团）。</p>
      <button type="button" className="button" onClick={() => setAsking(true)}>涉及国家秘密，立即屏蔽</button>
      <Confirm isOpen={isAsking} title="立即屏蔽这件建议？" doLabel="立即屏蔽" isPending={report.isPending} problem={report.error === null ? null : report.error.message} onDo={() => report.mutate()} onCancel={() => setAsking(false)}>
        <p>屏蔽后谁都看不到，您自己也看不到。安全管理员确认涉密以后，内容从系统中移出，不能恢复；确认不涉密的恢复原状。</p>
      </Confirm>
    </Fold>
  );
}
