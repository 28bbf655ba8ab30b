import { get, problemFrom, request } from './client.ts';
import { ApiProblem } from './problem.ts';

export interface WordingField { readonly key: string; readonly label: string; readonly value: string; readonly shipped: string; readonly placeholders: readonly { readonly name: string; readonly explanation: string }[] }
export interface Wording { readonly kind: string; readonly label: string; readonly version: number; readonly reason: string | null; readonly adoptedBy: string | null; readonly adoptedAt: string | null; readonly mayChange: boolean; readonly fields: readonly WordingField[] }
export interface PastWording { readonly version: number; readonly reason: string | null; readonly adoptedBy: string | null; readonly adoptedAt: string | null; readonly texts: Readonly<Record<string, string>> }
export type Texts = Readonly<Record<string, string>>;

export const listWordings = (): Promise<{ items: readonly Wording[] }> => get('/api/v1/wordings');
export const pastWordings = (kind: string): Promise<{ items: readonly PastWording[] }> => get(`/api/v1/wordings/${kind}/versions`);
export const adoptWording = (kind: string, version: number, texts: Texts, reason: string): Promise<Wording> => request(`/api/v1/wordings/${kind}`, { method: 'POST', version, body: { texts, reason } });

/** A sample on paper in words that have not been adopted. */
export async function previewWording(kind: string, texts: Texts, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(`/api/v1/wordings/${kind}/preview`, { method: 'POST', credentials: 'same-origin', signal, headers: { 'content-type': 'application/json', accept: 'application/pdf, application/problem+json' }, body: JSON.stringify({ texts }) })
    .catch((error: unknown) => { throw signal.aborted ? error : new ApiProblem(0, { title: '没有连上服务器，请检查网络后再试' }); });
  if (!response.ok) throw await problemFrom(response);
  return response.arrayBuffer();
}
