import { occasions, raisedBefore, sources, wishes } from '../text/words.ts';
import type { DraftText } from './draft-text.ts';

interface Props { readonly text: DraftText; readonly name: string; readonly delegation: string; readonly signers: readonly string[]; readonly unitNames: readonly string[] }

/** The suggestion as it will stand on paper. */
export function Paper({ text, name, delegation, signers, unitNames }: Props) {
  const asks = text.asks.map((ask) => ask.trim()).filter((ask) => ask !== '');
  const labelOf = (choices: readonly { readonly value: string; readonly label: string }[], value: string | null) => choices.find((one) => one.value === value)?.label;
  return (
    <article className="paper" aria-label="建议全文">
      <h2>{text.title === '' ? '（没有标题）' : text.title}</h2>
      <h3>一、情况</h3><p>{text.situation || '（没有写）'}</p>
      <h3>二、分析</h3><p>{text.analysis || '（没有写）'}</p>
      <h3>三、具体建议</h3>
      {asks.length === 0 ? <p>（没有写）</p> : asks.map((ask, index) => <p key={index}>（{index + 1}）{ask}</p>)}
      <div className="paper__foot"><p>领衔代表：{name}（{delegation}）</p>{signers.length === 0 ? null : <p>联名代表：{signers.join('、')}</p>}</div>
      <p className="small muted" style={{ textIndent: 0, marginTop: '1em' }}>{unitNames.length === 0 ? '' : `希望由${unitNames.join('、')}办理。`}{wishes.find((one) => one.value === text.disclosureWish)?.label ?? '还没有表示是否同意公开'}。<br />{[labelOf(occasions, text.occasion), labelOf(raisedBefore, text.raisedBefore ?? 'no'), labelOf(sources, text.source) ?? '没有选怎样形成'].join('；')}。</p>
    </article>
  );
}
