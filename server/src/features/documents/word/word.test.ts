import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { assistingOpinion } from '../templates/assisting-opinion.ts';
import { consultationRecord } from '../templates/consultation-record.ts';
import { suggestionSheet } from '../templates/suggestion-sheet.ts';
import { consultationRecordData, suggestionSheetData } from '../test-data/forms.ts';
import { assistingOpinionData, replyLetter } from '../test-data/letters.ts';
import { partsOf } from '../test-data/word-parts.ts';
import { wordOf } from './word-of.ts';

const plain = (text: string): string => text.replaceAll(/\s/g, '');
const textOf = async (docx: Uint8Array): Promise<string> => plain((await mammoth.extractRawText({ buffer: Buffer.from(docx) })).value);

function partOf(docx: Uint8Array, name: string): string {
  const part = partsOf(docx).get(name);
  if (part === undefined) throw new Error(`no ${name}`);
  return part;
}
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const attribute = (xml: string, element: string, name: string): number => Number(new RegExp(`<w:${element}[^>]*w:${name}="(-?\\d+)"`, 'u').exec(xml)?.[1] ?? Number.NaN);

describe('a letter as Word', () => {
  const letter = replyLetter();
  const docx = wordOf({ template: 'official-letter', paper: letter });

  it('says what the PDF says, in the same order', async () => {
    const text = await textOf(await docx);
    let from = 0;
    for (const words of [letter.letterhead, letter.documentNumber, letter.signer ?? '', ...letter.titleLines, letter.recipient, ...letter.body.map((block) => block.text), letter.closing, '附件：代表建议办理情况征询意见表', letter.issuer, letter.dateText, letter.note ?? '', '具体意见', '抄送：县人大常委会代表工委，县政府办公室，县财政局，岭前镇人大。', '印发']) {
      const at = text.indexOf(plain(words), from);
      expect(at, `${words} after ${text.slice(from, from + 30)}`).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('is A4 with the margins of the standard, 22 exact lines, characters 28 to a line, page numbers by side', async () => {
    const xml = partOf(await docx, 'word/document.xml');
    expect([attribute(xml, 'pgSz', 'w'), attribute(xml, 'pgSz', 'h')].map((n, i) => Math.abs(n - twips([210, 297][i] ?? 0)) <= 1)).toEqual([true, true]);
    for (const [side, millimetres] of [['top', 37], ['left', 28], ['right', 26], ['bottom', 35]] as const) expect(Math.abs(attribute(xml, 'pgMar', side) - twips(millimetres)), side).toBeLessThanOrEqual(1);
    // 22 lines of 28.95 points fill 225 mm to within a tenth of a line; 28 characters of 15.8 points fill 156 mm.
    expect(Math.abs(22 * (579 / 20) - (225 / 25.4) * 72)).toBeLessThan(2.9);
    expect(Math.abs(28 * (16 - 0.2) - (156 / 25.4) * 72)).toBeLessThan(1);
    const body = xml.slice(xml.indexOf('收悉') - 1500, xml.indexOf('收悉'));
    expect(body).toContain('w:line="579"');
    expect(body).toContain('w:lineRule="exact"');
    expect(body).toContain('w:spacing w:val="-4"');
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(xml.slice(xml.indexOf(letter.titleLines[0] ?? '') - 400, xml.indexOf(letter.titleLines[0] ?? ''))).toMatch(/方正小标宋简体[^]*w:sz w:val="44"/u);
    expect(partOf(await docx, 'word/fontTable.xml')).toContain('<w:altName w:val="方正小标宋_GBK,小标宋,华文中宋,宋体"/>');
    expect(partOf(await docx, 'word/settings.xml')).toContain('w:evenAndOddHeaders');
    expect([partOf(await docx, 'word/footer1.xml'), partOf(await docx, 'word/footer2.xml')].map((footer) => [/w:jc w:val="(\w+)"/u.exec(footer)?.[1], footer.includes('PAGE'), footer.includes('w:sz w:val="28"')])).toEqual([['right', true, true], ['left', true, true]]);
  });

  it('has the head and foot of its form: a double line and no printing line as 信函, every unit of a joint reply', async () => {
    const asLetter = await wordOf({ template: 'official-letter', paper: replyLetter({ form: 'letter' }) });
    expect(partOf(asLetter, 'word/document.xml')).toContain('thickThinSmallGap');
    const text = await textOf(asLetter);
    expect([text.includes('签发人'), text.includes('印发')]).toEqual([false, false]);
    const joint = await textOf(await wordOf({ template: 'official-letter', paper: replyLetter({ jointWith: ['清原县财政局', '清原县教育局'] }) }));
    expect(joint).toContain('清原县交通运输局清原县财政局清原县教育局2027年6月20日');
    expect(await textOf(await wordOf({ template: 'official-letter', paper: assistingOpinion(assistingOpinionData()) }))).toContain('供你单位答复代表时研究采纳');
  });
});

describe('a form as Word', () => {
  it('has every cell of the sheet and of the record', async () => {
    const sheet = suggestionSheetData({}, 34);
    const text = await textOf(await wordOf({ template: 'form', paper: suggestionSheet(sheet) }));
    for (const words of ['代表建议、批评和意见专用纸', '编号：第76号', sheet.leadSponsor.phone, ...sheet.coSponsors.map((one) => one.certificateNumber), '（3）开通早晚两班', '现场照片.jpg', '主办：县交通运输局；会办：县财政局', '林秋禾　　2027年2月21日提交'].map(plain)) expect(text).toContain(words);
    const talk = await textOf(await wordOf({ template: 'form', paper: consultationRecord(consultationRecordData()) }));
    for (const words of ['面商地点柏树村文化礼堂', '存在分歧无', '2027年5月19日（手机确认）', '不计入面商率']) expect(talk).toContain(words);
  });
});
