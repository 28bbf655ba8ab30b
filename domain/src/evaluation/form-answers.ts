/** What the 征询意见表 asks beside attitude and result (handbook 3.7); each is the deputy's to leave open. */
export const formQuestions = {
  talk: { label: '面商情况', options: { met: '已走访或者面商', declined: '本人提出不需要', none: '未面商' } },
  heardBy: { label: '听取意见方式', options: { visit: '走访', phone: '电话', other: '其他', none: '未联系' } },
  pertinence: { label: '答复针对性', options: { full: '有针对性', partly: '基本有针对性', none: '没有针对性' } },
  again: { label: '重新办理', options: { wanted: '要求重新办理', notWanted: '不要求重新办理' } },
} as const;

export type FormQuestion = keyof typeof formQuestions;
export type FormAnswers = { readonly [Question in FormQuestion]?: keyof (typeof formQuestions)[Question]['options'] };
const questions = Object.keys(formQuestions) as readonly FormQuestion[];

/** Those that were answered; null where none was. They are part of the rating and stand and fall with it, embargo and all. */
export function answersOf(body: FormAnswers): FormAnswers | null {
  const given = Object.fromEntries(questions.flatMap((question) => (body[question] === undefined ? [] : [[question, body[question]]])));
  return Object.keys(given).length === 0 ? null : given;
}

export function answerLabel(answers: FormAnswers | null, question: FormQuestion): string | null {
  const answer = answers?.[question];
  return answer === undefined ? null : (formQuestions[question].options as Readonly<Record<string, string>>)[answer] ?? null;
}
