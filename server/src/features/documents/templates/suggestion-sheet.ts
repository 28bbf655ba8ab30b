import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { breakTitle } from './break-title.ts';

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
  answers: {
    disclosure: string; formedBy: string;
    proposedUnits: string;
  };
  /** null until submitted; then name and date stand in the place of the signature. */
  submitted: { by: string; on: string } | null;
};

export type SuggestionSheet = Omit<SuggestionSheetData, 'submitted' | 'coSponsors' | 'draft'> & {
  headLines: string[]; titleLines: string[]; draftMark: string | null; issuer: string;
  coSponsors: { name: string; certificateNumber: string; delegation: string; confirmedText: string }[];
  submitted: { by: string; dateText: string } | null;
};

export function suggestionSheet({ draft, ...data }: SuggestionSheetData): SuggestionSheet {
  return {
    ...data,
    headLines: [data.sessionName, '代表建议、批评和意见专用纸'],
    titleLines: breakTitle(data.title),
    draftMark: draft ? '（未提交）' : null,
    issuer: data.leadSponsor.name,
    coSponsors: data.coSponsors.map(({ confirmedOn, onPaper, ...person }) => ({
      ...person, confirmedText: onPaper === true ? '纸上签名' : confirmedOn === null ? '待确认' : `${formatChineseDate(confirmedOn)}确认`,
    })),
    submitted: data.submitted === null ? null : { by: data.submitted.by, dateText: formatChineseDate(data.submitted.on) },
  };
}
