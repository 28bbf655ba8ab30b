import { fieldId, type Finding } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import type { JsonSchema } from '../api/types.ts';
import { isRequired, labelOf, propertiesOf, unwrap, widgetOf, type Values, type Widget } from './schema.ts';
import { AttendeesWidget } from './widgets/attendees.tsx';
import { ChoiceWidget } from './widgets/choice.tsx';
import { ChoicesWidget } from './widgets/choices.tsx';
import type { WidgetProps } from './widgets/control.ts';
import { FilesWidget } from './widgets/files.tsx';
import { GroupWidget, SplitPartsWidget, SuggestionsWidget } from './widgets/suggestions.tsx';
import { PeopleWidget, PersonWidget, RoundWidget, SectionWidget, SessionWidget, UnitsWidget, UnitWidget } from './widgets/pickers.tsx';
import { BooleanWidget, DateTimeWidget, DateWidget, LongTextWidget, NamesWidget, NumberWidget, TextWidget } from './widgets/plain.tsx';

const widgets: Readonly<Record<Exclude<Widget, 'object' | 'list' | 'answers'>, (props: WidgetProps) => React.ReactNode>> = {
  unit: UnitWidget, units: UnitsWidget, people: PeopleWidget, person: PersonWidget, section: SectionWidget, session: SessionWidget, files: FilesWidget, date: DateWidget, dateTime: DateTimeWidget, attendees: AttendeesWidget,
  longText: LongTextWidget, text: TextWidget, number: NumberWidget, choice: ChoiceWidget, choices: ChoicesWidget, boolean: BooleanWidget, names: NamesWidget, round: RoundWidget, suggestions: SuggestionsWidget, group: GroupWidget, splitParts: SplitPartsWidget,
};
const groups: readonly Widget[] = ['choice', 'choices', 'attendees', 'boolean', 'group', 'splitParts'];

interface Props {
  readonly schema: JsonSchema;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly formId: string;
  readonly findings: readonly Finding[];
  readonly path?: string;
}

/** The fields of one object of a body. */
export function SchemaFields({ schema, values, onChange, formId, findings, path = '' }: Props) {
  return propertiesOf(schema).map(([name, given]) => {
    const field = path === '' ? name : `${path}.${name}`;
    return (
      <SchemaField key={name} name={name} field={field} given={given} isOptional={!isRequired(schema, name) || unwrap(given) !== given} value={values[name]} formId={formId} findings={findings}
        onChange={(value) => onChange({ ...values, [name]: value })} />
    );
  });
}

interface FieldProps { readonly name: string; readonly field: string; readonly given: JsonSchema; readonly isOptional: boolean; readonly value: unknown; readonly onChange: (value: unknown) => void; readonly formId: string; readonly findings: readonly Finding[] }

function SchemaField({ name, field, given, isOptional, value, onChange, formId, findings }: FieldProps) {
  const schema = unwrap(given);
  const widget = widgetOf(name, given);
  const label = labelOf(name, given);
  const error = findings.find((one) => one.field === field || (groups.includes(widget) && one.field.startsWith(`${field}.`)))?.text;
  if (widget === 'object') {
    return (
      <fieldset id={fieldId(formId, field)} className="stack"><legend>{label}</legend>
        <SchemaFields schema={schema} values={(value ?? {}) as Values} onChange={onChange} formId={formId} findings={findings} path={field} />
      </fieldset>
    );
  }
  if (widget === 'list' || widget === 'answers') return <SchemaList label={label} field={field} schema={schema} value={value} onChange={onChange} formId={formId} findings={findings} />;
  const Widget = widgets[widget];
  if (groups.includes(widget)) {
    const id = fieldId(formId, field);
    return (
      <fieldset className={error === undefined ? 'field' : 'field field--wrong'}>
        {widget === 'boolean' ? null : <legend id={`${id}-label`}>{label}{isOptional ? <span className="field__optional">（可不填）</span> : null}</legend>}
        {given.description === undefined ? null : <div className="field__help">{given.description}</div>}
        {error === undefined ? null : <div className="field__error" id={`${id}-error`}>{error}</div>}
        <Widget schema={schema} value={value} onChange={onChange} label={label} control={{ id, ...(error === undefined ? {} : { 'aria-describedby': `${id}-error`, 'aria-invalid': true as const }) }} />
      </fieldset>
    );
  }
  return (
    <Field formId={formId} name={field} label={label} help={given.description} error={error} optional={isOptional}>
      {(control) => <Widget schema={schema} value={value} onChange={onChange} label={label} control={control} />}
    </Field>
  );
}

function SchemaList({ label, field, schema, value, onChange, formId, findings }: Omit<FieldProps, 'name' | 'given' | 'isOptional'> & { readonly label: string; readonly schema: JsonSchema }) {
  const rows = Array.isArray(value) ? (value as Values[]) : [];
  const item = unwrap(schema.items ?? {});
  return (
    <fieldset id={fieldId(formId, field)} className="stack" tabIndex={-1}><legend>{label}</legend>
      {rows.map((row, index) => (
        <fieldset className="card stack" key={index}><legend className="visually-hidden">{label}第{index + 1}项</legend>
          <SchemaFields schema={item} values={row} onChange={(next) => onChange(rows.map((one, n) => (n === index ? next : one)))} formId={formId} findings={findings} path={`${field}.${index}`} />
          <div><button type="button" className="button button--small" onClick={() => onChange(rows.filter((_, n) => n !== index))}>去掉第{index + 1}项</button></div>
        </fieldset>
      ))}
      <div><button type="button" className="button button--small" onClick={() => onChange([...rows, {}])}>加一项</button></div>
    </fieldset>
  );
}
