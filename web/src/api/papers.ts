import { get } from './client.ts';
import { ApiProblem } from './problem.ts';

export interface PaperFacts { readonly code: string; readonly kindLabel: string; readonly issuer: string | null; readonly issuedOn: string }
export interface PaperDetails { readonly title: string; readonly signedBy: string | null; readonly keptAt: string; readonly sha256: string; readonly sm3: string; readonly size: number; readonly suggestionId: string; readonly href: string }
export interface PaperFound { readonly paper: PaperFacts; readonly details: PaperDetails | null }
export interface FileVerdict { readonly verdict: string; readonly text: string; readonly sha256: string; readonly sm3: string; readonly paper: PaperFacts | null; readonly details: PaperDetails | null }

export const findPaper = (code: string): Promise<PaperFound> => get<PaperFound>(`/api/v1/papers/${encodeURIComponent(code)}`);

/** A file is sent as it is, and the answer says what it is to this site; nothing of it is kept. */
export async function verifyFile(file: File): Promise<FileVerdict> {
  const response = await fetch('/api/v1/papers/verify', { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/pdf', accept: 'application/json' }, body: file })
    .catch(() => { throw new ApiProblem(0, { title: '没有连上服务器，请检查网络后再试' }); });
  if (!response.ok) throw new ApiProblem(response.status, (await response.json().catch(() => ({}))) as object);
  return response.json() as Promise<FileVerdict>;
}
