import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { bodyOf, type Values } from '../../actions/schema.ts';
import { publicPreviewQuery } from '../../api/publication-queries.ts';
import type { JsonSchema } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { PublicTextView } from '../../publication/public-text-view.tsx';
import { formatDate } from '../../text/format-date.ts';
import type { Finding } from '../../ui/error-summary.tsx';

interface Props { readonly href: string; readonly schema: JsonSchema; readonly values: Values; readonly onChange: (values: Values) => void; readonly formId: string; readonly findings: readonly Finding[] }

const ofNothing = ['ground'];
const ofText = ['withSuggestion'];
const ofRelease = ['strikes', 'showNames', 'leftIn', 'releaseOn'];

/** Only what the chosen form asks for. */
function fieldsFor(form: unknown, isDecision: boolean): readonly string[] {
  if (form === undefined) return ['form'];
  if (form === 'notPublic') return ['form', ...ofNothing, 'reason'];
  return ['form', ...(form === 'titleOnly' ? [] : ofText), ...(form === 'summary' ? ['summary'] : []), ...(isDecision ? ['reason'] : []), ...ofRelease];
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]).filter((one) => one.trim() !== '') : []);

/** The form of a proposal or a decision, with what the public would read and what should be struck out first. */
export function PublicityFields({ href, schema, values, onChange, formId, findings }: Props) {
  const today = useToday();
  const shownNames = fieldsFor(values['form'], 'releaseOn' in (schema.properties ?? {}));
  const shown: JsonSchema = { ...schema, properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => shownNames.includes(name))) };
  const asked = useDeferredValue(values);
  const isPublic = values['form'] !== undefined && values['form'] !== 'notPublic';
  const preview = useQuery({ ...publicPreviewQuery(href, bodyOf(schema, asked)), enabled: isPublic, placeholderData: keepPreviousData });
  const add = (name: string, text: string) => onChange({ ...values, [name]: [...listOf(values[name]), text] });
  const left = listOf(values['leftIn']);
  const open = (preview.data?.found ?? []).filter((one) => !left.includes(one.text) || one.label === '身份证号码');
  return (
    <>
      <SchemaFields schema={shown} values={values} onChange={onChange} formId={formId} findings={findings} />
      {!isPublic || preview.data === undefined ? null : (
        <section className="stack-sm" aria-label="公众将读到">
          {open.length === 0 ? null : (
            <div className="note note--plan stack-sm" role="status">
              <strong>将要公开的文字里可能有个人信息，请核对：</strong>
              <ul className="stack-sm">{open.map((one) => (
                <li key={one.text} className="row"><span>{one.label}：{one.text}</span>
                  <button type="button" className="button button--small" onClick={() => add('strikes', one.text)}>删去</button>
                  {'leftIn' in (schema.properties ?? {}) && one.label !== '身份证号码' ? <button type="button" className="button button--small button--plain" onClick={() => add('leftIn', one.text)}>不是个人信息，保留</button> : null}
                </li>
              ))}</ul>
            </div>
          )}
          <h3>公众将读到</h3>
          {preview.data.text === null ? null : <div className="card"><PublicTextView text={preview.data.text} day={(date) => formatDate(date, today)} /></div>}
        </section>
      )}
    </>
  );
}
