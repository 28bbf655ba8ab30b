import { problemFrom } from './client.ts';
import { ApiProblem } from './problem.ts';

export interface ReadSuggestion { readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly string[]; readonly leftOver: readonly string[] }
export interface ReadReply {
  readonly opening: string; readonly answers: readonly { readonly askNo: number | null; readonly heading: string; readonly text: string }[]; readonly closing: string;
  readonly contactName: string; readonly contactPhone: string; readonly leftOver: readonly string[];
}

async function send<Read>(path: string, file: File): Promise<Read> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/octet-stream', accept: 'application/json' }, body: file })
    .catch(() => { throw new ApiProblem(0, { title: '没有连上服务器，请检查网络后再试' }); });
  if (!response.ok) throw await problemFrom(response);
  return response.json() as Promise<Read>;
}

/** Word or PDF, put into the places of the form; nothing is kept until somebody takes it over. */
export const readSuggestionFile = (file: File): Promise<ReadSuggestion> => send('/api/v1/readings/suggestion', file);
export const readReplyFile = (replyId: string, file: File): Promise<ReadReply> => send(`/api/v1/replies/${encodeURIComponent(replyId)}/reading`, file);
