import type { IsoDate } from '../kernel/dates.ts';
import type { RereadingBody } from '../correction/bodies.ts';
import type { Rating } from './workflow.ts';

export interface EnvelopeBodies {
  receiveEnvelope: { readonly receivedOn: IsoDate; readonly files: readonly string[] };
  returnEnvelope: { readonly reason: string };
  awaitOpening: Record<string, never>;
  proposeReading: Rating & { readonly files: readonly string[] };
  proposeVoid: { readonly reason: string; readonly files: readonly string[] };
  confirmReading: Record<string, never>;
  refuseReading: { readonly reason: string };
  withdrawReading: { readonly reason: string };
  proposeRereading: RereadingBody;
  confirmRereading: Record<string, never>;
  refuseRereading: { readonly reason: string };
}
