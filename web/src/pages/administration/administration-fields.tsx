import { SchemaFields } from '../../actions/schema-fields.tsx';
import { isRequired, labelOf, propertiesOf, unwrap, type Values } from '../../actions/schema.ts';
import type { JsonSchema } from '../../api/types.ts';
import type { Finding } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { referenceOf } from './reference-widgets.ts';
import { ReferencePicker } from './reference-picker.tsx';

interface Props { readonly schema: JsonSchema; readonly values: Values; readonly onChange: (values: Values) => void; readonly formId: string; readonly findings: readonly Finding[] }

/** The general fields, with records of other lists chosen by name. */
export function AdministrationFields({ schema, values, onChange, formId, findings }: Props) {
  return propertiesOf(schema).map(([name, given]) => {
    if (referenceOf[name] === undefined) return <SchemaFields key={name} schema={{ ...schema, properties: { [name]: given } }} values={values} onChange={onChange} formId={formId} findings={findings} />;
    return (
      <Field key={name} formId={formId} name={name} label={labelOf(name, given)} error={findings.find((one) => one.field === name)?.text} optional={!isRequired(schema, name) || unwrap(given) !== given}>
        {(control) => <ReferencePicker name={name} schema={given} label={labelOf(name, given)} value={values[name]} onChange={(value) => onChange({ ...values, [name]: value })} control={control} />}
      </Field>
    );
  });
}
