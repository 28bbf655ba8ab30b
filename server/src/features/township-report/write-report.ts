import { townshipSuggestion } from '@luoshi/domain/case-file/kinds.ts';
import { levelLabels } from '@luoshi/domain/evaluation/workflow.ts';
import { familyLabels, indicators } from '@luoshi/domain/indicator/definitions.ts';
import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { resultClassLabels } from '@luoshi/domain/setting/result-class.ts';
import type { TownshipReportData } from '../documents/public.ts';
import type { LivelihoodCounts, PromisesOfYear, YearReport } from './read/year-report.ts';

const promised = ({ made, verified, broken, open }: PromisesOfYear): string => (made === 0 ? '没有作出承诺' : `作出承诺 ${made} 项，已核验落实 ${verified} 项，未兑现 ${broken} 项，正在落实 ${open} 项`);

/** The base of the rates, said beside the number that was registered. */
function stagesText(year: number, registered: number, stages: YearReport['stages']): string {
  const handedOver = stages.reduce((sum, one) => sum + one.handedOver, 0);
  const between = stages.find(({ category }) => category === 'interSessional');
  const why = handedOver === registered ? '' : `，其余 ${registered - handedOver} 件待交办、转报上级、撤回，或者是拆分的原件`;
  return `各项率只数${year}年登记、已经交办的 ${handedOver} 件${why}。闭会期间登记 ${between?.admitted ?? 0} 件、交办 ${between?.handedOver ?? 0} 件、解决 ${between?.solved ?? 0} 件。`;
}

/** By the classes of the regulations, the place's letter beside each. */
function resultsText(results: YearReport['results']): string {
  const answered = results.filter(({ resultClass, count }) => resultClass !== null && count > 0).map(({ resultClass, letter, count }) => `${resultClass === null ? '' : resultClassLabels[resultClass]}${letter === '' ? '' : `（${letter}类）`} ${count} 件`);
  const unanswered = results.find(({ resultClass }) => resultClass === null)?.count ?? 0;
  return answered.length === 0 ? '交办的建议还没有答复。' : `交办的建议按办理结果分：${answered.join('，')}${unanswered === 0 ? '' : `，还没有答复 ${unanswered} 件`}。`;
}

const livelihoodText = (year: number, { raised, byDeputies, takenUp, handling, reported, settled, passedOn, atCounty, ended }: LivelihoodCounts): string => (raised === 0 ? `${year}年没有登记民生事项。`
  : `${year}年登记民生事项 ${raised} 件，其中代表反映 ${byDeputies} 件。已受理交办 ${takenUp} 件，确认解决 ${settled} 件，报办结待确认 ${reported} 件，待受理和正在办理 ${handling} 件，转为代表建议 ${passedOn} 件，转请县人大代表 ${atCounty} 件，另行了结 ${ended} 件。“确认解决”由反映的代表确认；没有代表反映的，由主席团回访后确认。`);

/** The yearly report to the township congress (代表法 51¶3), as far as the record can tell it: figures, promises, every suggestion. What was done and learned the presidium writes itself. */
export function writeReport({ year, asOf, congressName, placeName, counts, promises, promisesBefore, figures, stages, results, livelihood, matters }: YearReport): TownshipReportData {
  return {
    documentDate: asOf, issuer: `${placeName}人大主席团`, title: `${placeName}${year}年代表建议、批评和意见办理情况`, subtitle: `${congressName}　截至${formatChineseDate(asOf)}`,
    paragraphs: [
      ['一、总体情况', [
        `${year}年共登记代表建议 ${counts.registered} 件，其中大会期间 ${counts.inSession} 件、闭会期间 ${counts.interSessional} 件；不予受理 ${counts.declined} 件，代表撤回 ${counts.withdrawn} 件。已交办 ${counts.assigned} 件，办结 ${counts.concluded} 件，其中 ${counts.reported} 件的办理情况已向大会报告。`,
        stagesText(year, counts.registered, stages), resultsText(results),
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
