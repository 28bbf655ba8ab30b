import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import { documentNumberText, officialLetter } from './official-letter.ts';
import type { DocumentNumber, LetterBlock, LetterFrame, OfficialLetter } from './official-letter.ts';

/** One ask as answered. `resultLabel` is the class in words (已经解决, 正在解决 …), as the congress's own table has it. */
export type AskAnswer = {
  ask: string;
  resultLabel: string;
  text: string;
  promise: Commitment | null;
};

/** `dueOn` is null where the promise was already kept on the reply date. */
export type Commitment = { text: string; dueOn: string | null; owner: string };

export type EarlierReply = { documentNumber: DocumentNumber; date: string };

/** Supplementary: after later progress (补充答复). Rehandled: ordered after 不满意 (重新办理). */
export type ReplyVariant =
  | { kind: 'first' }
  | { kind: 'supplementary'; earlier: EarlierReply; reason: string }
  | { kind: 'rehandled'; earlier: EarlierReply };

export type ReplyLetterData = LetterFrame & {
  variant: ReplyVariant;
  /** e.g. 县十八届人大一次会议; between sessions 县十八届人大一次会议闭会期间. */
  sessionLabel: string;
  suggestion: { number: string; title: string };
  /** To whom this copy goes: each sponsor gets one, the lead sponsor with the form. */
  recipient: { name: string; isLeadSponsor: boolean };
  leadSponsor: string;
  /** A, B, C … at the upper right; null where the congress uses no letters. */
  classLetter: string | null;
  consultedOn: string | null;
  assistingOpinions: { unit: string; opinion: string }[];
  answers: AskAnswer[];
  /** Office that collects the 征询意见表. */
  formReturnTo: string;
};

export function replyTitle(data: Pick<ReplyLetterData, 'variant' | 'sessionLabel' | 'suggestion'>): string {
  const subject = `关于${data.sessionLabel}第${data.suggestion.number}号建议`;
  if (data.variant.kind === 'rehandled') return `${subject}重新办理情况的答复`;
  return `${subject}的${data.variant.kind === 'supplementary' ? '补充' : ''}答复`;
}

export function replyLetter(data: ReplyLetterData): OfficialLetter {
  const lead = data.recipient.isLeadSponsor;
  const number = documentNumberText(data.documentNumber);
  return officialLetter(data, {
    title: replyTitle(data),
    recipient: `${data.recipient.name}代表：`,
    body: body(data),
    closing: closing(data),
    ...(data.classLetter === null ? {} : { classMark: `类别：${data.classLetter}` }),
    ...(lead ? {
      attachments: ['代表建议办理情况征询意见表'],
      evaluationForm: {
        suggestionNumber: data.suggestion.number, suggestionTitle: data.suggestion.title, leadSponsor: data.leadSponsor,
        unit: data.issuer, dateText: formatChineseDate(data.documentDate), documentNumber: number,
        classLetter: data.classLetter ?? '—', note: `本表由代表本人填写，交${data.formReturnTo}，不交承办单位。`,
      },
    } : {}),
  });
}

function opening(data: ReplyLetterData): string {
  const title = `《${data.suggestion.title}》（第${data.suggestion.number}号）`;
  const whose = data.recipient.isLeadSponsor ? '您领衔提出的' : `您与${data.leadSponsor}代表联名提出的`;
  const others = data.assistingOpinions.map(({ unit }) => unit).join('、');
  const work = [
    others === '' ? '经研究' : `经会同${others}研究`,
    ...(data.consultedOn === null ? [] : [`并于${formatChineseDate(data.consultedOn)}与代表面商`]),
  ].join('，');
  if (data.variant.kind === 'first') return `${whose}${title}收悉。${work}，现答复如下：`;
  const earlier = `${formatChineseDate(data.variant.earlier.date)}，我单位以${documentNumberText(data.variant.earlier.documentNumber)}文作了答复`;
  if (data.variant.kind === 'rehandled') {
    return `${whose}${title}，${earlier}。代表对办理情况不满意，我单位对建议重新作了办理。${work}，现重新答复如下：`;
  }
  return `${whose}${title}，${earlier}。${data.variant.reason.replace(/[。；，]$/u, '')}。${work}，现补充答复如下：`;
}

function body(data: ReplyLetterData): LetterBlock[] {
  const blocks: LetterBlock[] = [{ kind: 'text', text: opening(data) }];
  let section = 0;
  const heading = (text: string) => { section += 1; blocks.push({ kind: 'heading', text: `${chineseNumeral(section)}、${text}` }); };
  for (const answer of data.answers) {
    heading(`关于“${shorten(answer.ask)}”的建议`);
    blocks.push({ kind: 'text', text: `办理结果：${answer.resultLabel}。` }, { kind: 'text', text: answer.text });
    if (answer.promise !== null) blocks.push({ kind: 'text', text: `我单位承诺：${commitmentText(answer.promise)}` });
  }
  if (data.assistingOpinions.length > 0) {
    heading('会办单位意见');
    for (const { unit, opinion } of data.assistingOpinions) blocks.push({ kind: 'text', text: `${unit}：${opinion}` });
  }
  const promises = data.answers.flatMap(({ promise }) => (promise === null ? [] : [promise]));
  if (promises.length > 0) {
    heading('承诺事项清单');
    promises.forEach((promise, index) => blocks.push({ kind: 'text', text: `${index + 1}. ${commitmentText(promise)}` }));
  }
  return blocks;
}

function commitmentText({ text, dueOn, owner }: Commitment): string {
  const plain = text.replace(/[。；，]$/u, '');
  return `${plain}（${dueOn === null ? '已完成' : `完成时限：${formatChineseDate(dueOn)}`}；责任人：${owner}）。`;
}

/** A heading quotes an ask; a long one by its first clause, its full words stand in the suggestion. */
function shorten(ask: string): string {
  const plain = ask.trim().replace(/[。；，]$/u, '').replaceAll('“', '‘').replaceAll('”', '’');
  if (plain.length <= 48) return plain;
  const clause = /^.{8,46}?(?=[，。；：])/u.exec(plain)?.[0] ?? plain.slice(0, 40);
  return `${clause}……`;
}

function closing(data: ReplyLetterData): string {
  const promised = data.answers.some(({ promise }) => promise !== null);
  return `感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见${promised ? '，并监督上述承诺事项的落实' : ''}。`;
}
