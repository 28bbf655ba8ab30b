import { describe, expect, it } from 'vitest';
import { similarTo } from './similar-titles.ts';

const announced = [
  { id: 'a', title: '关于修复南环路破损路面的建议', gist: '重铺三公里路面，年内完工' },
  { id: 'b', title: '关于南环路路面大修的建议', gist: '请求重铺南环路路面' },
  { id: 'c', title: '关于增设放学接送点的建议', gist: '在实验小学门口设接送点' },
  { id: 'd', title: '关于进一步加强村镇工作的建议', gist: '' },
];
const alike = (id: string) => similarTo(announced.find((one) => one.id === id)!, announced).map((one) => one.id);

describe('likeness of announcements', () => {
  it('finds the same road under other words, both ways', () => {
    expect([alike('a'), alike('b')]).toEqual([['b'], ['a']]);
  });
  it('does not take the words of every title for a likeness', () => {
    expect([alike('c'), alike('d')]).toEqual([[], []]);
  });
  it('calls equal titles wholly alike, and nobody like oneself', () => {
    expect(similarTo({ ...announced[0]!, id: 'x', gist: '' }, announced)[0]).toMatchObject({ id: 'a', percent: 100 });
    expect(similarTo(announced[0]!, [announced[0]!])).toEqual([]);
  });
});
