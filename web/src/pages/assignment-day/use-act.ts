import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { meetingQuery, type Meeting } from '../../api/assignment-day.ts';
import { performAction } from '../../api/perform-action.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { keys } from '../../api/query-keys.ts';

/** One act on the meeting that needs no form of its own; offered only where the server offers it. */
export function useAct(meeting: Meeting, action: string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const offered = meeting.actions.find((one) => one.action === action);
  const act = useMutation<Meeting, ApiProblem, unknown>({
    mutationFn: (body) => (offered === undefined ? Promise.reject(new Error('现在不能办理')) : performAction<Meeting>(meeting, offered, body)),
    onSuccess: (now) => { queries.setQueryData(meetingQuery(meeting.id).queryKey, now); void queries.invalidateQueries({ queryKey: keys.cases }); },
    onError: (problem) => { void message.error(problem.message); void queries.invalidateQueries({ queryKey: keys.cases }); },
  });
  return { offered, act };
}
