import { Type, type TObject } from 'typebox';

const date = (title: string) => Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$', title });
const name = (title: string, maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S', title });
const number = (title: string) => Type.Integer({ minimum: 1, maximum: 99, title });

/** What a township's congress cannot begin without: a term, a session, whoever handles suggestions, and somebody of the presidium. */
export const openTownshipBody: TObject = Type.Object({
  termNumber: number('届数'), termName: name('届的名称（如：十八届）', 30), startsOn: date('任期开始'), endsOn: date('任期届满'),
  sessionNumber: number('最近一次会议是第几次'), sessionName: name('会议名称（如：三次会议）', 50), opensOn: date('开幕'), closesOn: date('闭幕'),
  units: Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S', title: '承办单位', description: '一行一个：乡镇人民政府，独立办理的办、站、所。', 'x-widget': 'longText' }),
  personId: Type.String({ minLength: 1, maxLength: 64, title: '主席团经办人' }),
});
