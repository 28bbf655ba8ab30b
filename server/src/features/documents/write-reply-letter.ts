import { roleLabels } from '@luoshi/domain/identity/roles.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { ReplyLetter } from '@luoshi/domain/reply/letter.ts';
import { frameOf, numberText, withNumber, type LetterFacts } from './letter-frame.ts';
import { fill, listOf } from './wording/fill.ts';
import { shippedTexts, type WordingTexts } from './wording/wordings.ts';
import { chineseNumeral } from './templates/chinese-numeral.ts';
import { officialLetter, type LetterBlock, type OfficialLetter } from './templates/official-letter.ts';

/** How a letter stands: signed, or a draft printed on a day; and which of the deputies who signed this print is for, if not the lead sponsor. */
export interface LetterStanding { readonly signed: boolean; readonly on: IsoDate; readonly coSigner?: string }

type Words = WordingTexts<'replyLetter'>;

/** A reply letter from its data and the wording of its day and nothing else: the same give the same bytes, today and in ten years. */
export function writeReplyLetter(letter: ReplyLetter, standing: LetterStanding, words: Words = shippedTexts('replyLetter')): OfficialLetter {
  const isUpward = (letter.form ?? 'upward') === 'upward';
  const facts: LetterFacts = {
    unitName: letter.unitName, letterNumber: letter.letterNumber, signer: standing.signed && isUpward ? signerOf(letter) : null, showSigner: isUpward, on: standing.signed ? (letter.signedOn ?? standing.on) : standing.on,
    draft: !standing.signed, form: letter.form === 'letter' ? 'letter' : 'document', coIssuers: letter.jointWith ?? [], contactName: letter.contactName, contactPhone: letter.contactPhone, copyTo: [...letter.copyTo, ...listOf(words.copyTo).filter((unit) => !letter.copyTo.includes(unit))],
  };
  const number = numberText(facts);
  const isRated = letter.replyType !== 'second';
  // One deputy rates for all who signed: the form goes with the lead sponsor's letter alone.
  const hasForm = isRated && standing.coSigner === undefined;
  const { body, closing } = wordsOf(letter, words, standing.coSigner);
  return withNumber(officialLetter(frameOf(facts), {
    title: titleOf(letter), recipient: `${standing.coSigner ?? letter.leadName}代表：`, body, closing,
    ...(letter.classLetter === null || !isRated ? {} : { classMark: `类别：${letter.classLetter}` }),
    ...(!hasForm ? {} : {
      attachments: ['代表建议办理情况征询意见表'],
      evaluationForm: {
        suggestionNumber: letter.suggestionLabel, suggestionTitle: letter.suggestionTitle, leadSponsor: letter.leadName, unit: letter.unitName, dateText: formatChineseDate(facts.on),
        documentNumber: number, classLetter: letter.classLetter ?? '—', note: fill(words.formNote, { 收表机关: letter.copyTo[0] ?? roleLabels.deputyAffairs }),
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
function openingOf(letter: ReplyLetter, words: Words, coSigner: string | undefined): LetterBlock[] {
  const own = linesOf(letter.opening);
  if (own.some((line) => /收悉.{6,}|答复如下/u.test(line))) return own.map(text);
  const sponsors = coSigner !== undefined ? `您与${letter.leadName}代表联名提出的` : letter.coSponsorNames.length === 0 ? '您提出的' : `您领衔，${letter.coSponsorNames.length > 3 ? `${letter.coSponsorNames.slice(0, 3).join('、')}等${letter.coSponsorNames.length}位` : letter.coSponsorNames.join('、')}代表联名提出的`;
  const units = letter.assistingOpinions.map(({ unitName }) => unitName).join('、');
  const work = [units === '' ? '经研究' : `经会同${units}研究`, ...(letter.consultedOn === null ? [] : [`并于${formatChineseDate(letter.consultedOn)}与代表面商`])].join('，');
  const said = { first: words.opening, rehandled: words.openingAgain, second: words.openingSecond }[letter.replyType];
  return [text(fill(said, { 提出方式: sponsors, 建议标题: letter.suggestionTitle, 建议编号: letter.suggestionLabel, 研究经过: work })), ...own.filter((line) => plain(line) !== '收悉').map(text)];
}

function wordsOf(letter: ReplyLetter, words: Words, coSigner: string | undefined): { body: LetterBlock[]; closing: string } {
  const [first, ...rest] = openingOf(letter, words, coSigner);
  // Whoever reads an answer from a unit that was never named to them learns by which document it answers.
  const body = [...(first === undefined ? [] : [first]), ...(letter.succession === undefined ? [] : [text(letter.succession)]), ...rest];
  let section = 0;
  const heading = (name: string) => { section += 1; body.push({ kind: 'heading', text: `${chineseNumeral(section)}、${name}` }); };
  for (const { ask, classLabel, text: answer, promise } of letter.sections) {
    heading(`关于“${shorten(ask)}”的建议`);
    body.push(text(fill(words.result, { 办理结果: classLabel })), text(answer));
    if (promise !== null) body.push(text(fill(words.promise, { 承诺: promiseText(promise) })));
  }
  if (letter.assistingOpinions.length > 0) {
    heading(words.opinions);
    for (const { unitName, text: opinion } of letter.assistingOpinions) body.push(text(`${unitName}：${opinion}`));
  }
  const promises = letter.sections.flatMap(({ promise }) => (promise === null ? [] : [promise]));
  if (promises.length > 0) {
    heading(words.promises);
    promises.forEach((promise, index) => body.push(text(`${index + 1}. ${promiseText(promise)}`)));
  }
  if (letter.fulfilled.length > 0) {
    heading(words.fulfilled);
    letter.fulfilled.forEach(({ content, verifiedOn, finding }, index) => {
      const verified = verifiedOn === null ? '' : `${formatChineseDate(verifiedOn)}核验${finding === null ? '' : `：${plain(finding)}`}。`;
      body.push(text(`${index + 1}. ${plain(content)}。${verified}`));
    });
  }
  const own = linesOf(letter.closing);
  const last = own.at(-1) ?? '';
  const isThanks = /感谢|特此(?:再次)?答复|欢迎/u.test(last);
  body.push(...(isThanks ? own.slice(0, -1) : own).map(text));
  return { body, closing: isThanks ? last : promises.length > 0 ? words.closingWithPromises : words.closing };
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
