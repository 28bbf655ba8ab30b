import type { JsonSchema } from '../../api/types.ts';

/** What every widget is given. `control` ties it to its label, help and error. */
export interface WidgetProps {
  readonly schema: JsonSchema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly control: { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true };
  readonly label: string;
}
