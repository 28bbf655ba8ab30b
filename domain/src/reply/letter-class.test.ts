import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../setting/settings.ts';
import { reach } from '../testing/reach.ts';
import { composeLetter } from './letter.ts';

describe('the letter of the class on a reply', () => {
  const { driver: d, world } = reach('handlingTask', 'replied');
  const reply = d.reply();
  const [first] = defaultSettings.resultLetters;
  const with2 = (letters: (letter: string) => string) => ({ ...defaultSettings, resultLetters: [first!, { version: 2, effectiveFrom: '2026-03-01', letters: Object.fromEntries(Object.entries(first!.letters).map(([name, letter]) => [name, letters(letter)])) as typeof first extends { letters: infer L } ? L : never }] });

  it('is the place’s on the day of signing, and stays what was signed', () => {
    expect((reply.letter as { classLetter?: string | null } | null)?.classLetter).toBe('B');
    expect(composeLetter(d.file, reply, with2((letter) => (letter === 'B' ? '乙' : letter)), world.today()).classLetter).toBe('乙');
    expect(composeLetter(d.file, reply, with2((letter) => (letter === 'B' ? '乙' : letter)), '2026-02-28').classLetter).toBe('B');
    expect([(reply.letter as { classLetter?: string | null } | null)?.classLetter, reply.overallClass]).toEqual(['B', 'planned']);
  });

  it('is left out where the place prints none; the class behind it is kept', () => {
    const letter = composeLetter(d.file, reply, with2(() => ''), world.today());
    expect([letter.classLetter, letter.sections.every(({ classLabel }) => classLabel !== '')]).toEqual([null, true]);
  });
});
