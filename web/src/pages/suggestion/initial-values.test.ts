import { describe, expect, it } from 'vitest';
import type { AnyRecord, Suggestion } from '../../api/types.ts';
import { initialValues } from './initial-values.ts';

const heldOn = (plannedAt: string | null, today: string | undefined) =>
  initialValues('consultation', 'record', { plannedAt, place: null, mode: null, phase: null } as unknown as AnyRecord, { leadName: '林' } as Suggestion, today)['heldOn'];

describe('the day of a talk, in the form that records it', () => {
  it('is the planned day in China once it has come', () => {
    expect(heldOn('2026-05-07T16:30:00Z', '2026-05-08')).toBe('2026-05-08');
    expect(heldOn('2026-05-07T02:00:00Z', '2026-05-08')).toBe('2026-05-07');
  });

  it('is left to the person while the planned day is still to come, is unknown, or today is', () => {
    expect(heldOn('2026-05-09T02:00:00Z', '2026-05-08')).toBe('');
    expect(heldOn(null, '2026-05-08')).toBe('');
    expect(heldOn('2026-05-07T02:00:00Z', undefined)).toBe('');
  });
});
