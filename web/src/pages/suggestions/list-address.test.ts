import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from './list-address.ts';

const known = [
  { name: 'number', label: '编号', isStandard: true }, { name: 'title', label: '标题', isStandard: true }, { name: 'dueOn', label: '最近期限', isStandard: true }, { name: 'category', label: '类别', isStandard: false },
];
const read = (address: string) => readAddress(new URLSearchParams(address), known);
const back = (address: string) => writeAddress(read(address), known).toString();

describe('the address of the list', () => {
  it('says filters by the names of the interface', () => {
    expect(read('stage=handling&unit=transport&overdue=1&key=1&q=路&category=inSession&sort=-dueOn')).toEqual({
      filter: { states: 'handling,rehandling,passedUp', unit: 'transport', overdue: true, isKey: true, q: '路', category: 'inSession' }, sort: '-dueOn', columns: ['number', 'title', 'dueOn'],
    });
    expect(read('')).toEqual({ filter: {}, sort: null, columns: ['number', 'title', 'dueOn'] });
  });

  it('is the same again after a view of it was saved and chosen', () => {
    for (const address of ['', 'stage=handling&unit=transport', 'state=replied', 'overdue=1&key=1', 'sort=number&columns=title%2Ccategory', 'states=replied%2Cclosed', 'unit=transport&session=s-5&township=t-1&from=2026-01-01&to=2026-06-30&indicator=satisfiedFirst&part=missing']) expect(back(address)).toBe(address);
  });

  it('says nothing of columns where they are the standard ones', () => {
    expect(back('columns=dueOn,number,title')).toBe('');
  });

  it('leaves out columns that are none, keeps their order and never lacks the title', () => {
    expect(read('columns=category,number,nothing').columns).toEqual(['number', 'title', 'category']);
    expect(read('columns=nothing').columns).toEqual(['title']);
  });
});
