import { describe, expect, it } from 'vitest';
import type { Me } from '../../api/types.ts';
import { safeNext, startOf } from './after-log-in.ts';

const as = (role: string) => ({ identity: { role } }) as Me;

describe('where a log-in leads', () => {
  it('never leaves the site', () => {
    expect(['/suggestions/1', '//evil.example', '/\\evil.example', 'https://evil.example', null].map(safeNext)).toEqual(['/suggestions/1', null, null, null, null]);
  });

  it('goes back to the wanted page of one’s own kind, and else to the start', () => {
    expect(startOf(as('deputyAffairs'), '/suggestions/1')).toBe('/suggestions/1');
    expect(startOf(as('deputyAffairs'), '/m/draft')).toBe('/');
    expect(startOf(as('deputy'), '/m/draft')).toBe('/m/draft');
    expect(startOf(as('deputy'), '/review')).toBe('/m');
  });
});
