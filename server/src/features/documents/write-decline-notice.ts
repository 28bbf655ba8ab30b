import type { CaseFile } from '@luoshi/domain/case-file/rows.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { declineReasons, type DeclineCode } from '@luoshi/domain/suggestion/decline-reasons.ts';
import { frameOf } from './letter-frame.ts';
import type { Decline } from './read/decline.ts';
import { officialLetter, type OfficialLetter } from './templates/official-letter.ts';

const plain = (text: string): string => text.trim().replace(/[。；，]$/u, '');

/** 不予受理通知 to the deputy: which matter, for what reason and on what it rests, and what remains possible. */
export function writeDeclineNotice({ suggestion }: CaseFile, decline: Decline): OfficialLetter | null {
  if (suggestion.state !== 'declined' || suggestion.declineCode === null) return null;
  const reason = declineReasons[suggestion.declineCode as DeclineCode];
  const submitted = suggestion.submittedOn === null ? '' : `于${formatChineseDate(suggestion.submittedOn)}`;
  const frame = frameOf({ unitName: decline.office, letterNumber: null, signer: null, on: decline.on, draft: false, contactName: null, contactPhone: null, copyTo: [], form: 'letter' });
  return {
    ...officialLetter({ ...frame, contact: null }, {
      title: `关于《${suggestion.title}》不予受理的通知`, recipient: `${suggestion.leadName}代表：`,
      body: [
        { kind: 'text', text: `您${submitted}提交的《${suggestion.title}》收悉。经审查，该件属于不作为代表建议受理的情形，现将有关情况通知如下：` },
        { kind: 'heading', text: '一、不予受理的理由' },
        { kind: 'text', text: `${reason.label}。` },
        ...(suggestion.declineText === null || suggestion.declineText.trim() === '' ? [] : [{ kind: 'text', text: `${plain(suggestion.declineText)}。` } as const]),
        { kind: 'heading', text: '二、依据' },
        { kind: 'text', text: `${reason.basis}。` },
        { kind: 'heading', text: '三、其他' },
        { kind: 'text', text: '您可以就属于本级国家机关职权范围的具体事项另行提出建议；对本通知有不同意见的，可以向我单位反映。' },
      ],
      closing: '特此通知。',
    }),
    documentNumber: '',
  };
}
