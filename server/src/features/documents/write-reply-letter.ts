import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { frameOf, numberText, withNumber, type LetterFacts } from './letter-frame.ts';
import { chineseNumeral } from './templates/chinese-numeral.ts';
import { officialLetter, type LetterBlock, type OfficialLetter } from './templates/official-letter.ts';

/** How a letter stands: signed (by its hash), or a draft printed on a day. */
export type LetterStanding = { readonly signed: true; readonly hash: string; readonly on: IsoDate } | { readonly signed: false; readonly on: IsoDate };

/** A reply letter from its data and nothing else: the same data give the same bytes, today and in ten years. */
export function writeReplyLetter(letter: ReplyLetter, standing: LetterStanding): OfficialLetter {
  const facts: LetterFacts = {
    unitName: letter.unitName, letterNumber: letter.letterNumber, signer: standing.signed ? signerOf(letter) : null, on: standing.signed ? (letter.signedOn ?? standing.on) : standing.on,
    draft: !standing.signed, contactName: letter.contactName, contactPhone: letter.contactPhone, copyTo: letter.copyTo, hash: standing.signed ? standing.hash : null,
  };
  const number = numberText(facts);
  const isRated = letter.replyType !== 'second';
  const { body, closing } = wordsOf(letter);
  return withNumber(officialLetter(frameOf(facts), {
    title: titleOf(letter), recipient: `${letter.leadName}代表：`, body, closing,
    ...(letter.classLetter === null || !isRated ? {} : { classMark: `类别：${letter.classLetter}` }),
    ...(!isRated ? {} : {
      attachments: ['代表建议办理情况征询意见表'],
      evaluationForm: {
        suggestionNumber: letter.suggestionLabel, suggestionTitle: letter.suggestionTitle, leadSponsor: letter.leadName, unit: letter.unitName, dateText: formatChineseDate(facts.on),
        documentNumber: number, classLetter: letter.classLetter ?? '—', returnTo: letter.copyTo[0] ?? roleLabels.deputyAffairs,
      },
    }),
  }), number);
}

const signerOf = ({ signedByName, signedByHand }: ReplyLetter): string | null => (signedByName !== null && signedByHand === true ? `${signedByName}（手签）` : signedByName);

function titleOf({ suggestionLabel, replyType }: ReplyLetter): string {
  const subject = `关于${suggestionLabel}建议`;
  if (replyType === 'rehandled') return `${subject}重新办理情况的答复`;
  return replyType === 'second' ? `${subject}承诺事项落实情况的再次答复` : `${subject}的答复`;
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
const plain = (text: string): string => text.trim().replace(/[。；，]$/u, '');
const text = (words: string): LetterBlock => ({ kind: 'text', text: words });

/** The unit's own opening stands if it says what an opening says; else it follows the usual sentence. */
function openingOf(letter: ReplyLetter): LetterBlock[] {
  const own = linesOf(letter.opening);
  if (own.some((line) => /收悉.{6,}|答复如下/u.test(line))) return own.map(text);
  const sponsors = letter.coSponsorNames.length === 0 ? '您提出的' : `您领衔，${letter.coSponsorNames.length > 3 ? `${letter.coSponsorNames.slice(0, 3).join('、')}等${letter.coSponsorNames.length}位` : letter.coSponsorNames.join('、')}代表联名提出的`;
  const units = letter.assistingOpinions.map(({ unitName }) => unitName).join('、');
  const work = [units === '' ? '经研究' : `经会同${units}研究`, ...(letter.consultedOn === null ? [] : [`并于${formatChineseDate(letter.consultedOn)}与代表面商`])].join('，');
  const received = `${sponsors}《${letter.suggestionTitle}》（${letter.suggestionLabel}）`;
  const said = { first: `${received}收悉。${work}，现答复如下：`, rehandled: `${received}，代表对办理情况不满意，我单位重新作了办理。${work}，现重新答复如下：`, second: `${received}，我单位在答复中承诺的事项已有结果，现再次答复如下：` };
  return [text(said[letter.replyType]), ...own.filter((line) => plain(line) !== '收悉').map(text)];
}

function wordsOf(letter: ReplyLetter): { body: LetterBlock[]; closing: string } {
  const body = openingOf(letter);
  let section = 0;
  const heading = (words: string) => { section += 1; body.push({ kind: 'heading', text: `${chineseNumeral(section)}、${words}` }); };
  for (const { ask, classLabel, text: answer, promise } of letter.sections) {
    heading(`关于“${shorten(ask)}”的建议`);
    body.push(text(`办理结果：${classLabel}。`), text(answer));
    if (promise !== null) body.push(text(`我单位承诺：${promiseText(promise)}`));
  }
  if (letter.assistingOpinions.length > 0) {
    heading('会办单位意见');
    for (const { unitName, text: opinion } of letter.assistingOpinions) body.push(text(`${unitName}：${opinion}`));
  }
  const promises = letter.sections.flatMap(({ promise }) => (promise === null ? [] : [promise]));
  if (promises.length > 0) {
    heading('承诺事项清单');
    promises.forEach((promise, index) => body.push(text(`${index + 1}. ${promiseText(promise)}`)));
  }
  if (letter.fulfilled.length > 0) {
    heading('承诺事项落实情况');
    letter.fulfilled.forEach(({ content, verifiedOn, finding }, index) => {
      const verified = verifiedOn === null ? '' : `${formatChineseDate(verifiedOn)}核验${finding === null ? '' : `：${plain(finding)}`}。`;
      body.push(text(`${index + 1}. ${plain(content)}。${verified}`));
    });
  }
  const own = linesOf(letter.closing);
  const last = own.at(-1) ?? '';
  const isThanks = /感谢|特此(?:再次)?答复|欢迎/u.test(last);
  body.push(...(isThanks ? own.slice(0, -1) : own).map(text));
  return { body, closing: isThanks ? last : `感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见${promises.length > 0 ? '，并监督上述承诺事项的落实' : ''}。` };
}

function promiseText({ content, dueOn, ownerName }: { content: string; dueOn: IsoDate; ownerName: string }): string {
  return `${plain(content)}（完成时限：${formatChineseDate(dueOn)}；责任人：${ownerName}）。`;
}

/** A heading quotes an ask; a long one by its first clause, its full words stand in the suggestion. */
function shorten(ask: string): string {
  const words = plain(ask).replaceAll('“', '‘').replaceAll('”', '’').replaceAll(/\s+/g, ' ');
  if (words.length <= 48) return words;
  return `${/^.{8,46}?(?=[，。；：])/u.exec(words)?.[0] ?? words.slice(0, 40)}……`;
}
