import { describe, expect, it } from 'vitest';
import { actionAddress, clockName, workAddress, workName } from './work-address.ts';

describe('where work is done', () => {
  it('leads decisions to their desks and papers to their pages, with no answer chosen', () => {
    const item = (recordKind: 'suggestion' | 'commitment' | 'reply' | 'handlingTask', action: string) => workAddress({ suggestionId: 's', recordKind, recordId: 'r', action });
    expect(item('suggestion', 'passReview')).toBe('/review?at=s');
    expect(item('commitment', 'verify')).toBe('/commitments/r');
    expect(item('reply', 'signOff')).toBe('/replies/r');
    expect(item('handlingTask', 'accept')).toBe('/suggestions/s?on=handlingTask:r&do=accept');
  });

  it('leads what stands beside the cases to its own record on the page where it is done', () => {
    const beside = (recordKind: 'assignmentMeeting' | 'actingMandate' | 'draftTalk' | 'guideTopic' | 'excellentSelection' | 'termChange', year: number | null = null) => workAddress({ suggestionId: null, recordKind, recordId: 'r 1', action: 'x', year, shownAt: null });
    expect(beside('assignmentMeeting')).toBe('/assignment-meetings/r%201');
    expect([beside('actingMandate'), beside('termChange'), beside('excellentSelection')]).toEqual(['/acting-mandates#m-r%201', '/term-changes#m-r%201', '/excellent#m-r%201']);
    expect([beside('draftTalk'), beside('guideTopic', 2027)]).toEqual(['/before-session?part=talks#m-r%201', '/before-session?year=2027#m-r%201']);
  });

  it('opens the form of an act that a button names', () => {
    expect(actionAddress('s', 'consultation', 'c', 'record')).toBe('/suggestions/s?on=consultation:c&do=record');
    expect(actionAddress('s', 'reply', 'r', 'returnForChange')).toBe('/replies/r?do=returnForChange');
  });

  it('names the work without leaning to one answer', () => {
    expect(workName('commitment', 'verify', '核验属实')).toBe('核验');
    expect(workName('suggestion', 'conclude', '办结')).toBe('办结');
  });

  it('names what falls due by its clock, not by one of its answers', () => {
    expect(clockName('suggestion', '审核通过')).toBe('审核');
    expect(clockName('commitment', '核验属实')).toBe('核验');
    expect(clockName('handlingTask', '签收')).toBe('签收');
  });
});
