import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const rows = readFileSync(join(root, 'docs/mechanisms.md'), 'utf8').split('\n').filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

describe('docs/mechanisms.md', () => {
  it('keeps a row for each of the 31 mechanisms', () => {
    expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  });

  it.each(rows.filter(([, , state]) => state !== 'open'))('row %s names pages, actions and a browser test that exists', (...cells) => {
    const [, , state = '', pages = '', actions = '', proof = ''] = cells;
    expect(state).toMatch(/^(works$|part: )/);
    expect(pages).not.toBe('');
    expect(actions).not.toBe('');
    const proofs = proof.split(', ');
    expect(proofs[0]).toMatch(/^e2e\/.+\.test\.ts$/);
    for (const file of proofs) expect(file.endsWith('.test.ts') && existsSync(join(root, file)), file).toBe(true);
  });
});
