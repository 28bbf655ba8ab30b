import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import type { AnyRecord } from './types.ts';

export interface ActingMandate extends AnyRecord {
  readonly principalName: string; readonly principalRoleLabel: string; readonly organisationName: string; readonly holderName: string; readonly holderRoleLabel: string;
  readonly fromDate: string; readonly untilDate: string; readonly reason: string; readonly givenBy: 'self' | 'organisation'; readonly recordedByName: string; readonly confirmedByName: string | null;
  readonly endedOn: string | null; readonly endReason: string | null; readonly withoutSignature: boolean; readonly isMine: boolean; readonly isHeldByMe: boolean;
  readonly scans: readonly { readonly id: string; readonly name: string; readonly size: number; readonly href: string }[];
}
export interface Colleague { readonly identityId: string; readonly personId: string; readonly name: string; readonly roleLabel: string; readonly isMine: boolean }
export interface Mandates {
  readonly items: readonly ActingMandate[];
  readonly giving: { readonly principals: readonly Colleague[]; readonly holders: readonly Colleague[]; readonly refusal: string | null; readonly today: string; readonly mostDays: number };
}
export const actingMandatesQuery = queryOptions({ queryKey: ['case', 'actingMandates'], queryFn: ({ signal }) => get<Mandates>('/api/v1/acting-mandates', signal) });
