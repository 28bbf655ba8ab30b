import { useState, type FormEvent } from 'react';
import type { Evaluation, OfferedAction, Publication } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { ErrorSummary, type Finding } from '../../ui/error-summary.tsx';
import { useKeptInput } from '../../ui/use-kept-input.ts';
import { useAct } from '../act/use-act.ts';
import { MoreAnswers, type FormAnswers } from './form-answers.tsx';
import { ChoiceCards } from '../kit/choice-cards.tsx';
import { useOffice } from '../app/use-office.ts';
import { bodyOfWish, WishChoice, type WishAnswer } from '../publication/wish-choice.tsx';
import { TextField } from '../kit/text-field.tsx';

interface Values { readonly attitude: string | null; readonly result: string | null; readonly reason: string; readonly wish: WishAnswer | null; readonly wishReason: string; readonly more: FormAnswers }
const none: Values = { attitude: null, result: null, reason: '', wish: null, wishReason: '', more: {} };
const levels = [{ value: 'satisfied', label: '满意' }, { value: 'basicallySatisfied', label: '基本满意' }, { value: 'dissatisfied', label: '不满意' }] as const;
const FORM = 'rate';

/**
 * Two questions of three choices each, none chosen, whether it is the first time or a change; and, where the place has it so, whether what is answered
 * may be public (广东 practice). The wish is another act on another record: it says nothing of the rating, and the units hear of it with the decision only.
 */
export function RatingForm({ record, publication, offered, unit, today }: { readonly record: Evaluation; readonly publication?: Publication | undefined; readonly offered: OfferedAction; readonly unit: string; readonly today: string }) {
  const office = useOffice();
  const act = useAct(record);
  const wish = useAct(publication ?? record);
  const { value, set, clear } = useKeptInput<Values>(`rating:${record.id}:${record.version}`, none);
  const [missing, setMissing] = useState<readonly Finding[]>([]);
  const isFinal = record.mediationId !== null;
  const needsReason = value.attitude === 'dissatisfied' || value.result === 'dissatisfied';
  const findings = missing.length > 0 ? missing : [...wish.findings, ...act.findings];
  const errorOf = (field: string) => findings.find((one) => one.field === field)?.text;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found: Finding[] = [
      ...(value.attitude === null ? [{ field: 'attitude', text: '请评价办理态度' }] : []), ...(value.result === null ? [{ field: 'result', text: '请评价办理结果' }] : []),
      ...(value.wish === 'withhold' && value.wishReason.trim() === '' ? [{ field: 'wishReason', text: '请写明为什么不要公开' }] : []),
      ...(needsReason && value.reason.trim() === '' ? [{ field: 'reason', text: '评为不满意的，请写明哪里不满意' }] : []),
    ];
    setMissing(found);
    if (found.length > 0) return;
    if (publication !== undefined && value.wish !== null && await wish.run('stateWish', bodyOfWish(value.wish, value.wishReason)) === null) return;
    const done = await act.run(offered.action, { attitude: value.attitude, result: value.result, ...(value.reason.trim() === '' ? {} : { reason: value.reason.trim() }), ...value.more });
    if (done !== null) { clear(); window.scrollTo({ top: 0 }); }
  };
  if (offered.refusals.length > 0) return <p className="note">{offered.refusals.map((one) => one.text).join('；')}</p>;
  return (
    <form className="card stack-lg" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary findings={findings} formId={FORM} title="还没有提交，请看以下各项" />
      <ChoiceCards id={`${FORM}-attitude`} label="一、办理态度" help="有没有主动联系、当面商量，答复是不是认真" isThree choices={levels} value={value.attitude} error={errorOf('attitude')} onChange={(attitude) => set((before) => ({ ...before, attitude }))} />
      <ChoiceCards id={`${FORM}-result`} label="二、办理结果" help="提的事办了没有，办得怎么样" isThree choices={levels} value={value.result} error={errorOf('result')} onChange={(result) => set((before) => ({ ...before, result }))} />
      <TextField formId={FORM} name="reason" label={needsReason ? '哪里不满意' : '想说的话'} optional={!needsReason} isLong maxLength={2000} error={errorOf('reason')} value={value.reason}
        {...(needsReason ? { help: isFinal ? '请写明哪里不满意' : '不满意的，单位要重新办理，请写明还要办什么' } : {})} onChange={(reason) => set((before) => ({ ...before, reason }))} />
      <MoreAnswers form={FORM} value={value.more} onChange={(more) => set((before) => ({ ...before, more }))} />
      {publication === undefined ? null : <WishChoice id={FORM} label="三、建议和答复可不可以向社会公开" record={publication} value={value.wish} reason={value.wishReason} reasonError={errorOf('wishReason')} onChange={(next) => set((before) => ({ ...before, wish: next }))} onReason={(wishReason) => set((before) => ({ ...before, wishReason }))} />}
      {isFinal ? <p className="note">这是再次不满意处理以后的最后评价：提交后马上向办理各方公开，不能再改；前两次测评照原样保留。</p>
        : <p className="note">{formatDate(record.closesOn, today)}截止以前，只有您自己看得到您的评价，{unit}看不到；{office}只知道您评没评。截止以后向办理各方公开。</p>}
      <button type="submit" className="button button--main button--big" disabled={act.isPending}>{act.isPending ? '正在提交…' : offered.action === 'rate' ? '提交测评' : '改成这样'}</button>
    </form>
  );
}
