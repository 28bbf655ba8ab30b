import type { CaseFile, TermExplanationRow } from '@luoshi/domain/case-file/rows.ts';
import { formatChineseDate, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import { frameOf } from './letter-frame.ts';
import { officialLetter, type LetterBlock, type OfficialLetter } from './templates/official-letter.ts';

const part = (heading: string, text: string): LetterBlock[] => [{ kind: 'heading', text: heading }, ...text.split('\n').filter((line) => line.trim() !== '').map((line): LetterBlock => ({ kind: 'text', text: line.trim() }))];

/** What people write in a form often lacks its full stop. */
const sentence = (text: string): string => (text.trim() === '' || /[。！？；：”）]$/u.test(text.trim()) ? text.trim() : `${text.trim()}。`);

/** 换届书面说明 to everybody who signed, deputies still or not (上海规定 22); a draft until it has been sent. */
export function writeTermExplanation(file: CaseFile, explanation: TermExplanationRow, today: IsoDate): OfficialLetter {
  const { suggestion, coSponsorship, commitment } = file;
  const draft = explanation.state !== 'sent';
  const on = draft ? today : (explanation.sentOn ?? today);
  const signers = [suggestion.leadName, ...coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personName)];
  const open = commitment.filter((c) => c.taskId === explanation.taskId && !['verified', 'explained', 'replaced'].includes(c.state));
  const frame = frameOf({ unitName: explanation.unitName, letterNumber: null, signer: explanation.signedByName, on, draft, contactName: null, contactPhone: null, copyTo: ['代表工作机构'], form: 'letter' });
  const letter = officialLetter({ ...frame, contact: null }, {
    title: `关于《${suggestion.title}》换届时办理情况的说明`, recipient: `${signers.join('、')}：`, closing: '本件转入下一届继续办理，办理结果仍书面告知您。特此说明。',
    body: [
      { kind: 'text', text: `您在${explanation.termName}任期内提出的《${suggestion.title}》（${suggestion.numberLabel ?? ''}），到换届时尚未全部解决。经我单位主要负责人${explanation.signedByName ?? '　　　'}审核签发，现将有关情况说明如下：` },
      ...part('一、办理进展', sentence(explanation.standing) || '（尚未填写）'), ...part('二、没有解决的原因', sentence(explanation.reason) || '（尚未填写）'),
      ...part('三、下一步安排', `${sentence(explanation.nextSteps) || '（尚未填写）'}${explanation.nextBy === null ? '' : `\n完成期限：${formatChineseDate(explanation.nextBy)}。`}`),
      ...(open.length === 0 ? [] : part('四、继续有效的承诺事项', open.map((c, index) => `${index + 1}. ${c.content}，期限${formatChineseDate(c.dueOn)}，责任人${c.ownerName}。`).join('\n'))),
    ],
  });
  return { ...letter, documentNumber: '' };
}
