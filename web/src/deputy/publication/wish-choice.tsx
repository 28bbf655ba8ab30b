import type { Publication } from '../../api/types.ts';
import { publicWishLabels } from '../../publication/words.ts';
import { ChoiceCards } from '../kit/choice-cards.tsx';
import { TextField } from '../kit/text-field.tsx';

/** One plain question: how far, and with or without the name. */
export type WishAnswer = 'full' | 'noName' | 'titleOnly' | 'withhold';
const answers: readonly { readonly value: WishAnswer; readonly label: string }[] = [
  { value: 'full', label: '可以公开' }, { value: 'noName', label: '可以公开，不写我的名字' }, { value: 'titleOnly', label: '只公开标题' }, { value: 'withhold', label: '不要公开' },
];

export function bodyOfWish(answer: WishAnswer, reason: string) {
  const wish = answer === 'noName' ? 'full' : answer;
  return { wish, keepName: answer === 'noName', ...(answer === 'withhold' ? { reason: reason.trim() } : {}) };
}

export const wishSaid = ({ wish, keepName }: Publication): string => `${wish === null ? '没有表示' : publicWishLabels[wish]}${keepName ? '，不写名字' : ''}`;

interface Props { readonly id: string; readonly label: string; readonly record: Publication; readonly value: WishAnswer | null; readonly reason: string; readonly error?: string | undefined; readonly reasonError?: string | undefined; readonly onChange: (value: WishAnswer) => void; readonly onReason: (text: string) => void }

export function WishChoice({ id, label, record, value, reason, error, reasonError, onChange, onReason }: Props) {
  return (
    <>
      <ChoiceCards id={`${id}-wish`} label={label} help={`您现在的意愿：${wishSaid(record)}。不改的不用选。`} choices={answers} value={value} error={error} onChange={(next) => onChange(next as WishAnswer)} />
      {value === 'withhold' ? <TextField formId={id} name="wishReason" label="为什么不要公开" isLong maxLength={1000} error={reasonError} value={reason} onChange={onReason} /> : null}
    </>
  );
}
