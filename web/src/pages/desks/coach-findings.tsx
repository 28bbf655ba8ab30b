import { useEffect } from 'react';
import type { Suggestion } from '../../api/types.ts';
import { findDoubtful, findGaps, notToRaise } from '../../api/writing-coach.ts';
import { SchemaFields } from '../../actions/schema-fields.tsx';

type FieldProps = Parameters<typeof SchemaFields>[0];
interface Finding { readonly key: string; readonly code: string | null; readonly label: string; readonly because: string; readonly words: string }

/** What the deputy's own coach would say of this text: the clerk and the writer go by the same signs. */
export function findingsOf(suggestion: Suggestion): readonly Finding[] {
  const { title, situation, analysis, asks, disclosureWish, disclosureReason } = suggestion;
  const text = { title, situation, analysis, asks: asks.map((ask) => ask.text), disclosureWish, disclosureReason: disclosureReason ?? '' };
  const doubts = findDoubtful(text).flatMap(({ code, because }): Finding[] => {
    const found = notToRaise.find((one) => one.code === code);
    return found === undefined ? [] : [{ key: code, code, label: found.label, because, words: `${because}，可能属于“${found.label}”（${found.basis}）。${found.instead}请核对，不是这种情况的请补充说明。` }];
  });
  // Whether it may be published is the deputy's own to say; nobody returns a text for that.
  const gaps = findGaps(text).filter(({ field }) => field !== 'disclosureWish' && field !== 'disclosureReason');
  return [...doubts, ...gaps.map((gap) => ({ key: gap.text, code: null, label: '可以写得更具体', because: gap.text, words: `${gap.text.replace(/。$/u, '')}。` }))];
}

/** Signs, not verdicts: each can be put into the words that go back to the deputy, none decides anything. */
export function CoachFindings({ suggestion, onUse }: { readonly suggestion: Suggestion; readonly onUse: ((words: string) => void) | null }) {
  const findings = findingsOf(suggestion);
  return (
    <section className="card stack" aria-label="写作参谋的提示">
      <h2>写作参谋的提示</h2>
      {findings.length === 0 ? <p className="muted">没有看出不应当作为建议提出的内容，各部分也写得具体。</p> : (
        <>
          <p className="small muted">按字面找出的迹象，可能不准，是不是由您判断；代表写的时候看到的是同样的提示。</p>
          <ul className="stack-sm">
            {findings.map((one) => (
              <li key={one.key}>
                <p><strong>{one.code === null ? '' : `${one.code} `}{one.label}</strong>：{one.because}</p>
                {onUse === null ? null : <button type="button" className="button button--small" aria-label={`把“${one.label}”写进修改意见`} onClick={() => onUse(one.words)}>写进修改意见</button>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The form of 退回修改, into which a finding is written behind what stands there already. */
export function FieldsWithFinding({ words, onTaken, ...fields }: FieldProps & { readonly words: string | null; readonly onTaken: () => void }) {
  const { values, onChange } = fields;
  useEffect(() => {
    if (words === null) return;
    const before = typeof values['guidance'] === 'string' ? values['guidance'].trim() : '';
    if (!before.includes(words)) onChange({ ...values, guidance: before === '' ? words : `${before}\n${words}` });
    onTaken();
  }, [words, values, onChange, onTaken]);
  return <SchemaFields {...fields} />;
}
