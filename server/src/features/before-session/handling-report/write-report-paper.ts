import type { HandlingReportRow, PromisesOfYear, ReportFigures } from '@luoshi/domain/handling-report/report-rows.ts';
import { overallText, percent } from '@luoshi/domain/handling-report/report-text.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { listPart, officialReport, type FormPart, type LetterBlock, type OfficialReport } from '../../documents/public.ts';

const heading = (text: string): LetterBlock => ({ kind: 'heading', text });
const prose = (text: string): LetterBlock => ({ kind: 'text', text: text.trim() === '' ? '（尚未撰写）' : text });
const attached = (no: number, name: string, table: FormPart): FormPart[] => [...(no === 1 ? [] : [{ kind: 'newPage' } as const]), { kind: 'corner', text: `附件${no}` }, { kind: 'head', lines: [name] }, table];
const promiseRow = (name: string, { made, verified, broken, open }: PromisesOfYear): string[] => [name, ...[made, verified, broken, open].map(String)];

function tables(year: number, figures: ReportFigures): { names: string[]; parts: FormPart[] } {
  const all: readonly (readonly [string, FormPart])[] = [
    ['各项指标', listPart([20, null, 34, 24], ['类别', '指标', '件（条、项）数', '比率'], figures.indicators.map((one) => [one.family, one.name, `${one.numerator}/${one.denominator}`, one.isSmall || one.rate === null ? '—' : percent(one.numerator, one.denominator)]))],
    ['承诺落实情况', listPart([null, 26, 30, 26, 30], ['', '作出承诺', '已核验落实', '未兑现', '正在落实'], [promiseRow(`${year}年的答复`, figures.promises), promiseRow(`${year - 1}年的答复`, figures.promisesBefore)])],
    ['各承办单位办理情况', listPart([13, null, 24, 24, 24, 24], ['序号', '承办单位', '交办', '已答复', '已测评', '满意'], figures.units.map((one, index) => [String(index + 1), one.name, String(one.assigned), String(one.replied), String(one.rated), String(one.satisfied)]))],
    ...(figures.rehandled.length === 0 ? [] : [['代表不满意件重新办理情况', listPart([30, null, 20, 32, 18, 24], ['编号', '标题', '领衔代表', '承办单位', '首次', '最近一次'], figures.rehandled.map((one) => [one.number, one.title, one.leadName, one.unitName, one.first, one.last]))] as const]),
  ];
  return { names: all.map(([name]) => name), parts: all.flatMap(([name, table], index) => attached(index + 1, name, table)) };
}

export interface ReportWording { readonly salutation: string; readonly opening: string; readonly closing: string }

/** 办理情况报告 as a paper: figures of the record, the rest as it was written. A county's 主任会议 has no 秘书长 (地方组织法 54). */
export function writeReportPaper(report: HandlingReportRow, today: ReportFigures, issuer: string, words: ReportWording): OfficialReport {
  const figures = report.figures ?? today;
  const enclosed = tables(report.year, figures);
  return officialReport({
    documentDate: report.reportedOn, title: `关于${report.year}年代表建议、批评和意见办理情况的报告`, issuer, subtitle: `——${formatChineseDate(report.reportedOn)}在${report.meeting}上`, recipient: words.salutation,
    draftMark: report.state === 'finished' ? null : '（草稿，未定稿）', signers: [issuer], attachments: enclosed.names, appendix: enclosed.parts,
    body: [
      prose(words.opening), heading('一、总体情况'), ...overallText(report.year, figures).map(prose), heading('二、主要做法和成效'), prose(report.practice), heading('三、存在的问题'), prose(report.problems),
      heading('四、下一步打算'), prose(report.nextSteps), prose(words.closing),
    ],
  });
}
