import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { fill } from '../wording/fill.ts';
import { shippedTexts, type WordingTexts } from '../wording/wordings.ts';
import { frameOf } from '../letter-frame.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import { cell, label, list, note, table, type FormCell, type FormPaper, type FormPart } from './form-paper.ts';
import { officialLetter, type LetterBlock, type OfficialLetter } from './official-letter.ts';
import { officialReport, type OfficialReport } from './official-report.ts';

const heading = (text: string): LetterBlock => ({ kind: 'heading', text });
const text = (words: string): LetterBlock => ({ kind: 'text', text: words });
/** 一、时间和地点：… in one line. */
export const point = (no: number, name: string, said: string): LetterBlock => ({ kind: 'text', lead: `${chineseNumeral(no)}、${name}：`, text: said });

/** 交办工作方案 with the lists of all units behind it. */
export interface WorkPlanData {
  readonly documentDate: string; readonly title: string; readonly issuers: readonly string[]; readonly isDraft: boolean;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly lists: readonly { readonly unitName: string; readonly counts: string; readonly lines: readonly { readonly number: string; readonly title: string; readonly leadName: string; readonly role: string; readonly others: string }[] }[];
}

export function workPlan({ documentDate, title, issuers, isDraft, sections, lists }: WorkPlanData): OfficialReport {
  const appendix: FormPart[] = lists.flatMap((one): FormPart[] => [
    { kind: 'subhead', text: `${one.unitName}　${one.counts}` },
    list([28, null, 18, 14, 44], ['编号', '标题', '领衔代表', '身份', '其他承办单位'], one.lines.map((line) => [line.number, line.title, line.leadName, line.role, line.others])),
  ]);
  return officialReport({
    documentDate, title, issuer: issuers.join('　'), signers: issuers, draftMark: isDraft ? '（筹备稿，未召开）' : null, body: sections.flatMap((one) => [heading(one.heading), text(one.text)]),
    attachments: lists.length === 0 ? [] : ['分单位交办清单'], appendix: lists.length === 0 ? [] : [{ kind: 'corner', text: '附件' }, { kind: 'head', lines: ['分单位交办清单'] }, ...appendix],
  });
}

/** What every paper of one meeting says of it. */
export interface MeetingFacts { readonly documentDate: string; readonly title: string; readonly issuer: string; readonly timeText: string; readonly place: string; readonly agenda: readonly string[] }

const form = ({ documentDate, title, issuer }: Pick<FormPaper, 'documentDate' | 'title' | 'issuer'>, parts: readonly FormPart[]): FormPaper => ({ documentDate, title, issuer, draftMark: null, record: null, parts });

/** As many units can be named in a line of the notice; more stand on a list behind it, so that the notice itself stays on one page. */
const MOST_NAMED = 8;
const listOfUnits = (units: readonly string[]): FormPart[] => {
  const half = Math.ceil(units.length / 2);
  const rows = Array.from({ length: half }, (_, index) => [index, half + index].flatMap((at) => (units[at] === undefined ? ['', ''] : [String(at + 1), units[at]])));
  return [{ kind: 'corner', text: '附件' }, { kind: 'head', lines: ['参加会议的承办单位'] }, list([14, null, 14, null], ['序号', '单位', '序号', '单位'], rows)];
};

/** 会议通知 to the units that the plan names. */
export function meetingNotice({ units, agenda, ...facts }: MeetingFacts & { readonly units: readonly string[] }, words: WordingTexts<'meetingNotice'> = shippedTexts('meetingNotice')): OfficialLetter {
  const isListed = units.length > MOST_NAMED;
  // As long as the words of the office are: an ordinary notice stays on one page.
  const parts: readonly (readonly [string, string])[] = [
    ['时间和地点', `${facts.timeText}，${facts.place}。`], ['参加人员', `${words.attendees}${units.length === 0 ? '' : isListed ? `承办单位${units.length}个，名单附后。` : `承办单位（${units.length}个）：${units.join('、')}。`}`],
    ...(agenda.length === 0 ? [] : [['议程', `${agenda.map((one, index) => `${index + 1}.${one.replace(/[。；]$/u, '')}`).join('；')}。`] as const]), ['有关要求', words.demands],
  ];
  const frame = frameOf({ unitName: facts.issuer, letterNumber: null, signer: null, on: facts.documentDate, draft: false, contactName: null, contactPhone: null, copyTo: [], form: 'letter' });
  const letter = officialLetter({ ...frame, contact: null }, {
    title: `关于召开${facts.title}的通知`, ...(isListed ? { attachments: ['参加会议的承办单位'] } : {}), recipient: '各有关承办单位：', closing: words.closing,
    body: [text(fill(words.opening, { 会议时间: facts.timeText, 会议名称: facts.title })), ...parts.map(([name, said], index) => point(index + 1, name, said))],
  });
  return { ...letter, documentNumber: '', isUnnumbered: true, enclosure: isListed ? listOfUnits(units) : null };
}

/** 议程. */
export const meetingAgenda = (facts: MeetingFacts): OfficialReport => officialReport({
  documentDate: facts.documentDate, title: `${facts.title}议程`, issuer: facts.issuer, subtitle: `${facts.timeText}\n${facts.place}`,
  body: facts.agenda.map((one, index) => text(`${chineseNumeral(index + 1)}、${one}`)),
});

/** 签到表: a line for each unit that is asked to come, with who has signed in already; some lines more for whoever else comes. */
export interface SignInData extends MeetingFacts { readonly rows: readonly { readonly unitName: string; readonly name: string; readonly position: string }[] }
export function signInSheet({ rows, ...facts }: SignInData): FormPaper {
  const lines = [...rows, ...Array.from({ length: 5 }, () => ({ unitName: '', name: '', position: '' }))];
  const cells = lines.map((row, index): FormCell[] => [cell(String(index + 1), { height: 8 }), ...[row.unitName, row.name, row.position, '', ''].map((said) => cell(said))]);
  return form({ ...facts, title: `${facts.title}签到表` }, [
    { kind: 'head', lines: [facts.title, '签到表'] }, { kind: 'columns', texts: [`时间：${facts.timeText}`, `地点：${facts.place}`] }, table([13, null, 24, 32, 30, 24], cells, ['序号', '单位', '姓名', '职务', '联系电话', '签名'], true),
  ]);
}

/** 会议纪要 (GB/T 9704-2012, 10.3): what was settled, who was there; it bears no seal. */
export interface MinutesData extends MeetingFacts { readonly text: string; readonly present: string; readonly attendees: string; readonly absent: string; readonly counts: string; readonly recordedBy: string }
export function meetingMinutes({ counts, ...data }: MinutesData): OfficialReport {
  const present = [['出席', data.present], ['参会', data.attendees], ['未到', data.absent], ['记录', data.recordedBy]] as const;
  return officialReport({
    documentDate: data.documentDate, title: `${data.title}纪要`, issuer: data.issuer, mark: { name: '会议纪要', left: data.issuer, right: formatChineseDate(data.documentDate) },
    body: [text(`${data.timeText}，${data.title}在${data.place}召开。${counts}现将会议情况纪要如下：`), text(data.text)], present: present.filter(([, said]) => said !== '').map(([name, said]) => ({ name, text: said })),
  });
}

/** 交办清单: what each unit got, on sheets of its own to be handed out at the meeting; first what it answers for itself. */
interface UnitListRow { readonly number: string; readonly title: string; readonly leadName: string; readonly role: string; readonly others: string; readonly due: string }
export interface UnitListsData {
  readonly documentDate: string; readonly title: string; readonly issuer: string; readonly meeting: string;
  readonly lists: readonly { readonly unitName: string; readonly counts: string; readonly rows: readonly UnitListRow[] }[];
}
export const unitLists = ({ lists, ...data }: UnitListsData): FormPaper => form(data, lists.flatMap((one, index): FormPart[] => [
  { kind: 'sheet', running: `${one.unitName}　代表建议交办清单（续）`, isFirst: index === 0 },
  { kind: 'head', lines: ['代表建议交办清单'] }, { kind: 'columns', texts: [one.unitName, one.counts] },
  ...byRole(one.rows).flatMap(([role, rows], place, all): FormPart[] => {
    const before = all.slice(0, place).reduce((sum, [, earlier]) => sum + earlier.length, 0);
    return [
      { kind: 'subhead', text: `${role}（${rows.length}件）` },
      list([11, 24, null, 20, 28, 28], ['序号', '编号', '标题', '领衔代表', '其他承办单位', '办理期限'], rows.map((row, n) => [String(before + n + 1), row.number, row.title, row.leadName, row.others, row.due])),
    ];
  }),
  ...note(`${data.issuer.split('　').join('、')}${formatChineseDate(data.documentDate)}在${data.meeting}交办。请逐件签收；不属于本单位职责的，在规定期限内书面申请退办，未经同意不得自行转办。`),
  table([26, null, 26, null], [[label('签收人'), cell('', { height: 10 }), label('签收日期'), cell('')]]),
]));

const roles = ['主办', '分办', '会办'];
const byRole = (rows: readonly UnitListRow[]) => [...Map.groupBy(rows, (row) => row.role)].toSorted(([a], [b]) => roles.indexOf(a) - roles.indexOf(b));

/** 签收表: one line for each unit, high and wide enough for a pen. What has been signed for in the system stands in 签收情况表. */
interface ReceiptRow { readonly system: string; readonly unitName: string; readonly leading: string; readonly assisting: string }
interface ReceiptPaper { readonly documentDate: string; readonly title: string; readonly issuer: string; readonly meeting: string }
export interface ReceiptFormData extends ReceiptPaper { readonly place: string; readonly rows: readonly ReceiptRow[] }
export const receiptForm = ({ rows, ...data }: ReceiptFormData): FormPaper => form(data, [
  { kind: 'head', lines: [data.meeting, '签收表'] }, { kind: 'columns', texts: [`地点：${data.place}`, formatChineseDate(data.documentDate)] },
  table([11, null, 11, 11, 50, 26], rows.map((row, n): FormCell[] => [cell(String(n + 1), { height: 8 }), ...[row.unitName, row.leading, row.assisting, '', ''].map((said) => cell(said))]), ['序号', '承办单位', '主办', '会办', '签收人（签名）', '签收日期'], true),
  { kind: 'right', runs: [{ text: data.issuer, isName: false }] },
]);

/** 签收情况表: how the units stand on the day on which it is printed. */
export interface ReceiptStatesData extends ReceiptPaper { readonly summary: string; readonly rows: readonly (ReceiptRow & { readonly attendee: string; readonly receipt: string })[] }
export const receiptStates = ({ rows, ...data }: ReceiptStatesData): FormPaper => form(data, [
  { kind: 'head', lines: [data.meeting, '签收情况表'] }, ...note(data.summary),
  list([11, 20, null, 11, 11, 34, 36], ['序号', '系统', '承办单位', '主办', '会办', '到会人员', '签收情况'], rows.map((row, n) => [String(n + 1), row.system, row.unitName, row.leading, row.assisting, row.attendee, row.receipt])),
  { kind: 'right', runs: [{ text: `${data.issuer}　${formatChineseDate(data.documentDate)}`, isName: false }] },
]);
