import { formQuestions, type FormQuestion } from '../../text/form-answers.ts';
import { ChoiceCards } from '../kit/choice-cards.tsx';
import { Fold } from '../kit/fold.tsx';

export type FormAnswers = Readonly<Partial<Record<FormQuestion, string>>>;

/** The rest of the paper form, folded away: two questions are enough, and who wants to say more opens it. */
export function MoreAnswers({ form, value, onChange }: { readonly form: string; readonly value: FormAnswers; readonly onChange: (next: FormAnswers) => void }) {
  return (
    <Fold title="征询意见表的其他几项（可不填）" isOpen={Object.keys(value).length > 0}>
      {formQuestions.map(({ question, label, choices }) => (
        <ChoiceCards key={question} id={`${form}-${question}`} label={label} isThree={choices.length === 3} choices={choices} value={value[question] ?? null} onChange={(chosen) => onChange({ ...value, [question]: chosen })} />
      ))}
    </Fold>
  );
}
