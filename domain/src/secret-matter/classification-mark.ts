import { refusal, type Refusal } from '../kernel/refusal.ts';
import { bearsMark } from '../writing-coach/secret-signs.ts';

/** What a person must do instead; said wherever a text could come in. */
export const onPaperInstead = '本系统不是涉密信息系统，不得存储、处理国家秘密（保守国家秘密法第三十一条）。请不要提交，立即删去已填内容，把纸质件当面交代表工委（乡镇人大代表：主席团），由其按保密规定登记和移送';
export const markInText = `文字中有国家秘密标志（绝密★、机密★、秘密★）。${onPaperInstead}`;
export const markInFile = `文件中有国家秘密标志（绝密★、机密★、秘密★），没有收下。${onPaperInstead}`;

/** Every text of what somebody sends is looked at; what bears a mark is never quoted. */
export function markRefusals(sent: unknown, path = ''): Refusal[] {
  if (typeof sent === 'string') return bearsMark(sent) ? [refusal('classificationMark', markInText, path === '' ? '/' : path)] : [];
  if (sent === null || typeof sent !== 'object') return [];
  return Object.entries(sent).flatMap(([name, value]) => markRefusals(value, `${path}/${name}`));
}
