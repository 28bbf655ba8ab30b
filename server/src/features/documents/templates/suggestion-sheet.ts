import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import type { OfficePart } from '../office-part.ts';
import { breakTitle } from './break-title.ts';
import { shippedTexts, type WordingTexts } from '../wording/wordings.ts';
import { cell, label, note, table, type FormPaper, type FormPart } from './form-paper.ts';

export type SheetSponsor = { name: string; certificateNumber: string; delegation: string; position: string; address: string; postcode: string; phone: string };
export type SheetCoSponsor = { name: string; certificateNumber: string; delegation: string; confirmedOn: string | null; /** Signed by hand on the sheet itself. */ onPaper?: boolean };

/** 代表建议、批评和意见专用纸 as it will be printed; `number` is null until the office registers it. */
export type SuggestionSheetData = {
  documentDate: string;
  draft: boolean;
  /** e.g. 清原县第十八届人民代表大会第一次会议 */
  sessionName: string;
  kindLabel: string;
  raisedLabel: string;
  number: string | null;
  title: string;
  leadSponsor: SheetSponsor;
  coSponsors: SheetCoSponsor[];
  situation: string;
  analysis: string;
  asks: string[];
  attachments: string[];
  answers: { disclosure: string; formedBy: string; proposedUnits: string; raisedBefore: string };
  /** What the offices add; null until it is registered. */
  office: OfficePart | null;
  /** null until submitted; then name and date stand in the place of the signature. */
  submitted: { by: string; on: string } | null;
};

export function suggestionSheet(data: SuggestionSheetData, words: WordingTexts<'suggestionSheet'> = shippedTexts('suggestionSheet')): FormPaper {
  return {
    documentDate: data.documentDate, title: data.title, issuer: data.leadSponsor.name, draftMark: data.draft ? '（未提交）' : null, record: null,
    parts: [
      { kind: 'head', lines: [data.sessionName, words.name] },
      { kind: 'columns', texts: [`类别：${data.kindLabel}`, data.raisedLabel, `编号：第${data.number ?? '　　　'}号`] },
      ...sponsors(data),
      { kind: 'title', lines: breakTitle(data.title) },
      { kind: 'heading', text: words.situation }, { kind: 'prose', text: data.situation },
      { kind: 'heading', text: words.analysis }, { kind: 'prose', text: data.analysis },
      { kind: 'heading', text: words.asks }, { kind: 'prose', text: data.asks.map((ask, index) => `（${index + 1}）${ask.trim()}`).join('\n') },
      ...(data.attachments.length === 0 ? [] : [{ kind: 'heading', text: '附件' }, { kind: 'prose', text: data.attachments.map((name, index) => `${index + 1}. ${name}`).join('\n') }] as const),
      table([36, null, 36, null], [
        [label('是否同意公开'), cell(data.answers.disclosure), label('形成方式'), cell(data.answers.formedBy)],
        [label('多年提出'), cell(data.answers.raisedBefore, { span: 3 })],
        [label('建议的承办单位'), cell(data.answers.proposedUnits, { span: 3 })],
      ]),
      { kind: 'right', runs: data.submitted === null ? [{ text: '代表签名：　　　　　　　　　　　年　　月　　日', isName: false }]
        : [{ text: '领衔代表：', isName: false }, { text: data.submitted.by, isName: true }, { text: `　　${formatChineseDate(data.submitted.on)}提交`, isName: false }] },
      ...officePart(data.office),
      ...note(words.foot),
    ],
  };
}

function officePart(office: OfficePart | null): FormPart[] {
  if (office === null) return [];
  return [{ kind: 'heading', text: '办理机关填写' }, table([36, null, 36, null], [
    ...(office.reviews === '' ? [] : [[label('审查意见'), cell(office.reviews, { span: 3 })]]),
    [label('承办单位'), cell(office.units, { span: 3 })],
    [label('交办日期'), cell(office.assignedOn), label('答复期限'), cell(office.dueOn)],
  ])];
}

function sponsors({ title, leadSponsor: lead, coSponsors }: SuggestionSheetData): FormPart[] {
  const own = table([24, null, 24, null], [
    [label('标　　题'), cell(title, { style: 'strong', span: 3 })],
    [label('领衔代表'), cell(lead.name), label('代表证号'), cell(lead.certificateNumber)],
    [label('代 表 团'), cell(lead.delegation), label('联系电话'), cell(lead.phone)],
    [label('单位职务'), cell(lead.position, { span: 3 })],
    [label('通讯地址'), cell(lead.address), label('邮政编码'), cell(lead.postcode)],
  ]);
  if (coSponsors.length === 0) return [own];
  return [own, table([14, 32, 34, null, 40], coSponsors.map((one, index) => [
    cell(String(index + 1)), cell(one.name), cell(one.certificateNumber), cell(one.delegation), cell(one.onPaper === true ? '纸质件上签名' : one.confirmedOn === null ? '待确认' : `${formatChineseDate(one.confirmedOn)}确认`),
  ]), ['序号', '联名代表', '代表证号', '代表团', '确认情况'])];
}
