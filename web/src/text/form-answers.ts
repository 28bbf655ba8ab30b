import type { Evaluation } from '../api/types.ts';

type Answers = NonNullable<Evaluation['formAnswers']>;
export type FormQuestion = keyof Answers;
interface Question { readonly question: FormQuestion; readonly label: string; readonly choices: readonly { readonly value: string; readonly label: string }[] }
const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** What the 征询意见表 asks beside attitude and result; nobody has to answer it. */
export const formQuestions: readonly Question[] = [
  { question: 'talk', label: '面商情况', choices: choices({ met: '已走访或者面商', declined: '本人提出不需要', none: '未面商' } satisfies Record<NonNullable<Answers['talk']>, string>) },
  { question: 'heardBy', label: '听取意见方式', choices: choices({ visit: '走访', phone: '电话', other: '其他', none: '未联系' } satisfies Record<NonNullable<Answers['heardBy']>, string>) },
  { question: 'pertinence', label: '答复针对性', choices: choices({ full: '有针对性', partly: '基本有针对性', none: '没有针对性' } satisfies Record<NonNullable<Answers['pertinence']>, string>) },
  { question: 'again', label: '重新办理', choices: choices({ wanted: '要求重新办理', notWanted: '不要求重新办理' } satisfies Record<NonNullable<Answers['again']>, string>) },
];

/** The answers as rows of a table; what was left open is no row. */
export const formAnswerRows = (answers: Evaluation['formAnswers']): [string, string | null][] =>
  formQuestions.map(({ question, label, choices: known }) => [label, known.find((one) => one.value === answers?.[question])?.label ?? null]);
