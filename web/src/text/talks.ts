import type { DraftTalk, TalkAnswer, TalkResult } from '../api/types.ts';

export const talkAnswerLabels: Readonly<Record<TalkAnswer, string>> = { planned: '已列入计划', solved: '已经解决', underWay: '正在办理', supplement: '建议补充情况', otherUnit: '主要属于其他单位职责', difficult: '目前条件不具备' };
export const talkResultLabels: Readonly<Record<TalkResult, string>> = { kept: '照原来的意思提出', changed: '修改后提出', givenUp: '不再提出' };
export const talkWayLabels: Readonly<Record<NonNullable<DraftTalk['way']>, string>> = { meeting: '当面', visit: '实地', telephone: '电话', written: '书面' };
