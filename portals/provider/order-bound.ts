// Why: every field of the order form is tied to its value in the same one line.
import type { OrderForm } from './order-form.ts';

export type SectionProps = {
  readonly form: OrderForm;
  readonly change: (part: Partial<OrderForm>) => void;
};

/** `one`: the form's field of that name as a text field's value and onChange. */
export function bound({ form, change }: SectionProps) {
  return <Name extends keyof OrderForm>(name: Name) => ({
    value: form[name],
    onChange: (value: OrderForm[Name]) => change({ [name]: value }),
  });
}
