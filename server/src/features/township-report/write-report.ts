import { townshipSuggestion } from '@luoshi/domain/case-file/kinds.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import { familyLabels, indicators } from '@luoshi/domain/indicator/definitions.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import type { TownshipReportData } from '../documents/public.ts';
import type { LivelihoodCounts, PromisesOfYear, YearReport } from './read/year-report.ts';

const promised = ({ made, verified, broken, open }: PromisesOfYear): string => (made === 0 ? '没有作出承诺' : `作出承诺 ${made} 项，已核验落实 ${verified} 项，未兑现 ${broken} 项，正在落实 ${open} 项`);

const livelihoodText = (year: number, { raised, byDeputies, takenUp, handling, reported, settled, passedOn, ended }: LivelihoodCounts): string => (raised === 0 ? `${year}年没有登记民生事项。`
  : `${year}年登记民生事项 ${raised} 件，其中代表反映 ${byDeputies} 件。已受理交办 ${takenUp} 件，确认解决 ${settled} 件，报办结待确认 ${reported} 件，正在办理 ${handling} 件，转为代表建议 ${passedOn} 件，另行了结 ${ended} 件。“确认解决”由反映的代表确认；没有代表反映的，由主席团回访后确认。`);

/** The yearly report to the township congress (代表法 51¶3), as far as the record can tell it: figures, promises, every suggestion. What was done and learned the presidium writes itself. */
export function writeReport({ year, asOf, congressName, placeName, counts, promises, promisesBefore, figures, livelihood, matters }: YearReport): TownshipReportData {
  return {
    documentDate: asOf, issuer: `${placeName}人大主席团`, title: `${placeName}${year}年代表建议、批评和意见办理情况`, subtitle: `${congressName}　截至${formatChineseDate(asOf)}`,
    paragraphs: [
      ['一、总体情况', [
        `${year}年共登记代表建议 ${counts.registered} 件，其中大会期间 ${counts.inSession} 件、闭会期间 ${counts.interSessional} 件；不予受理 ${counts.declined} 件，代表撤回 ${counts.withdrawn} 件。已交办 ${counts.assigned} 件，办结 ${counts.concluded} 件，其中 ${counts.reported} 件的办理情况已向大会报告。`,
      ]],
      ['二、承诺落实', [`${year}年的答复${promised(promises)}；${year - 1}年的答复${promised(promisesBefore)}。`]],
      ['三、民生事项', [livelihoodText(year, livelihood)]],
    ],
    figures: indicators.map(({ key, name, family }) => ({ family: familyLabels[family], name, ofWhat: `${figures[key].numerator}/${figures[key].denominator}`, rate: figures[key].rate === null || figures[key].isSmall ? '—' : `${(figures[key].rate * 100).toFixed(1)}%` })),
    matters: matters.map(({ numberLabel, title, leadName, units, state, resultClass, finalResult }) => ({
      // The place stands in the heading.
      number: numberLabel.replace(/^.*?人大/u, ''), title, lead: leadName, units, state: townshipSuggestion.workflow.states[state] ?? state,
      result: resultClass === null ? '—' : resultClassLabels[resultClass as keyof typeof resultClassLabels], rating: finalResult === null ? '—' : levelLabels[finalResult as keyof typeof levelLabels],
    })),
    note: '件数少于五件的不计百分率。测评公开以前不计入满意率。满意率与落实率并列，不得只看其一。',
  };
}
