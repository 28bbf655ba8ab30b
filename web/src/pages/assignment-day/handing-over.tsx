import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { meetingPath, meetingQuery, type Meeting } from '../../api/assignment-day.ts';
import { post } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';

/** What the meeting has still to hand over: goes on by itself, a part at a time, and may be broken off and taken up again. */
export function HandingOver({ meeting }: { readonly meeting: Meeting }) {
  const queries = useQueryClient();
  const [error, setError] = useState<string | null>(null);
  const isRunning = useRef(false);
  const { id } = meeting;
  const run = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setError(null);
    try {
      for (let left = 1; left > 0;) {
        const now = await post<Meeting>(`${meetingPath(id)}/hand-over`);
        left = now.counts.listed;
        queries.setQueryData(meetingQuery(id).queryKey, now);
      }
      void queries.invalidateQueries({ queryKey: keys.cases });
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : '没有交办完');
    }
    isRunning.current = false;
  };
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => { void latest.current(); }, [id]);
  const total = meeting.items.length;
  const done = total - meeting.counts.listed;
  return (
    <section className="card stack" aria-label="正在交办">
      <p role="status">正在交办：已交 {done} 件，共 {total} 件。每一件各自办完，中断了也不会只办一半；关闭页面后由系统接着办。</p>
      <progress className="meter" value={done} max={Math.max(total, 1)} aria-label="交办进度" />
      {error === null ? null : <p className="note note--late" role="alert">{error} <button type="button" className="button button--small" onClick={() => void run()}>接着交办</button></p>}
    </section>
  );
}
