// Why: every form refuses in the same way: the hub's sentence stands beside the field it names, focus goes there, and
// what was typed stays. Field names are the contract's own paths (`order.signedOn`), so nothing is mapped by hand.
import { Checkbox, PasswordInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import { sayAt, type Problem } from './api.ts';
import css from './fields.module.css';

const ProblemContext = createContext<Problem | null>(null);

export type FormProps = {
  readonly label: string;
  /** The last refusal; its `at` paths find their fields. */
  readonly problem: Problem | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A form: fields inside find their own refusals; one that names no field stands at the top. */
export function Form({ label, problem, onSubmit, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef(problem);
  useEffect(() => {
    if (problem === seen.current) return;
    seen.current = problem;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  return (
    <ProblemContext.Provider value={problem}>
      <form
        ref={form}
        className={css['form']}
        aria-label={label}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {problem === null ? null : (
          <div className={css['problem']} role="alert">
            <p>{problem.say}</p>
            {problem.ref === null ? null : <p className={css['ref']}>Reference {problem.ref}</p>}
          </div>
        )}
        {children}
      </form>
    </ProblemContext.Provider>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={css['row']}>{children}</div>;
}

/** A titled group of fields. */
export function FieldGroup({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={css['group']}>
      <legend>{title}</legend>
      {hint === undefined ? null : <p className={css['hint']}>{hint}</p>}
      {children}
    </fieldset>
  );
}

type Base<Value> = {
  /** The contract's path of this field. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly required?: boolean;
};

function useField({ name, label, hint, required = false }: Omit<Base<unknown>, 'value' | 'onChange'>) {
  const error = sayAt(useContext(ProblemContext), name);
  return {
    name,
    label: required ? (
      label
    ) : (
      <>
        {label} <span className={css['optional']}>optional</span>
      </>
    ),
    ...(hint === undefined ? {} : { description: hint }),
    error,
    required,
    withAsterisk: false,
    inputWrapperOrder: ['label', 'description', 'input', 'error'] as (
      | 'label'
      | 'description'
      | 'input'
      | 'error'
    )[],
  };
}

export type TextFieldProps = Base<string> & {
  readonly kind?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'search';
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
};

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, kind = 'text', autoComplete, inputMode, maxLength, autoFocus = false } = props;
  return (
    <TextInput
      {...useField(props)}
      type={kind}
      value={value}
      autoComplete={autoComplete ?? 'off'}
      inputMode={inputMode}
      maxLength={maxLength}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A password, which can be looked at. */
export function PasswordField(
  props: Base<string> & { readonly autoComplete?: 'current-password' | 'new-password' },
) {
  const { value, onChange, autoComplete = 'current-password' } = props;
  return (
    <PasswordInput
      {...useField(props)}
      value={value}
      autoComplete={autoComplete}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Several lines; grows with its text. */
export function LongTextField(props: Base<string> & { readonly rows?: number }) {
  const { value, onChange, rows = 3 } = props;
  return (
    <Textarea
      {...useField(props)}
      value={value}
      rows={rows}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

/** One of many, with typing to find it: what fits first is marked, and Enter takes it. */
export function SelectField(props: Base<string | null> & { readonly choices: readonly Choice[] }) {
  const { value, onChange, choices } = props;
  return (
    <Select
      {...useField(props)}
      value={value}
      data={choices.map(({ value, label }) => ({ value, label }))}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage="Nothing fits"
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      onChange={onChange}
    />
  );
}

/** One of a few, all in sight. */
export function ChoiceField(props: Base<string | null> & { readonly choices: readonly Choice[] }) {
  const { value, onChange, choices } = props;
  return (
    <Radio.Group {...useField(props)} value={value} onChange={onChange}>
      <div className={css['choices']}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.hint} />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Yes or no. */
export function CheckField(props: Base<boolean>) {
  const {
    required: _required,
    withAsterisk: _asterisk,
    inputWrapperOrder: _order,
    ...field
  } = useField({ ...props, required: true });
  return (
    <Checkbox
      {...field}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

/** The buttons at the end of a form, the main one first. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className={css['actions']}>{children}</div>;
}
