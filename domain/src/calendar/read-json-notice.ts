import type { NoticeDay, NoticeError, NoticeReading } from './parse-year-notice.ts';

const knownFields = new Set(['year', 'title', 'issuedBy', 'holidays', 'makeUpWorkdays', 'names']);

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the JSON form; finds the line of a value by looking for its text, which is good enough to point at it. */
export const readJsonNotice = (text: string): NoticeReading => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { errors: [{ line: 1, field: 'file', text: '文件不是有效的JSON格式。' }] };
  }
  if (!isObject(parsed)) return { errors: [{ line: 1, field: 'file', text: '文件应为一个JSON对象，含year、title、issuedBy、holidays、makeUpWorkdays。' }] };

  const lineOf = (needle: string): number => {
    const at = text.indexOf(needle);
    return at < 0 ? 1 : text.slice(0, at).split('\n').length;
  };
  const errors: NoticeError[] = [];
  const wrong = (field: string, message: string): void => void errors.push({ line: lineOf(`"${field}"`), field, text: message });

  for (const field of Object.keys(parsed)) if (!knownFields.has(field)) wrong(field, `不认识的字段“${field.slice(0, 40)}”。`);
  const { year, title, issuedBy, names } = parsed;
  if (year !== undefined && typeof year !== 'number') wrong('year', '年份应为数字。');
  if (title !== undefined && typeof title !== 'string') wrong('title', '通知标题应为文字。');
  if (issuedBy !== undefined && typeof issuedBy !== 'string') wrong('issuedBy', '发文机关应为文字。');
  if (names !== undefined && !isObject(names)) wrong('names', '节日名称应为“日期:名称”的对象。');

  const daysOf = (field: 'holidays' | 'makeUpWorkdays'): NoticeDay[] => {
    const list = parsed[field];
    if (!Array.isArray(list)) {
      wrong(field, field === 'holidays' ? '缺少放假日期列表。' : '缺少调休上班日期列表（没有时写[]）。');
      return [];
    }
    return list.flatMap((entry: unknown): NoticeDay[] => {
      const date = isObject(entry) ? entry['date'] : entry;
      if (typeof date !== 'string') {
        wrong(field, '列表中有一项不是日期。');
        return [];
      }
      const ownName = isObject(entry) ? entry['name'] : undefined;
      const name = ownName ?? (isObject(names) ? names[date] : undefined);
      return [{ line: lineOf(`"${date}"`), date, working: field === 'makeUpWorkdays', ...(typeof name === 'string' ? { name } : {}) }];
    });
  };
  const days = [...daysOf('holidays'), ...daysOf('makeUpWorkdays')];
  if (errors.length > 0) return { errors };
  return {
    errors,
    draft: {
      ...(typeof year === 'number' ? { year } : {}),
      ...(typeof title === 'string' ? { title: title.trim() } : {}),
      ...(typeof issuedBy === 'string' ? { issuedBy: issuedBy.trim() } : {}),
      days, lines: { year: lineOf('"year"'), title: lineOf('"title"'), issuedBy: lineOf('"issuedBy"') },
    },
  };
};
