// Why: what every call asks first: who calls, for which plan, and two of three facts before anything is told.
import { useEffect, useRef } from 'react';
import { CheckField, FieldRow, SelectField, TextField } from '../kit/fields.tsx';
import { StatusShape } from '../kit/status-mark.tsx';
import css from './call.module.css';

const identityFacts = [
  ['name', 'Full name'],
  ['birth_date', 'Date of birth'],
  ['member_id', 'Member ID'],
] as const;
export type Fact = (typeof identityFacts)[number][0];

export type Caller = {
  readonly name: string;
  readonly organization: string;
  readonly phone: string;
  readonly purpose: string;
};

type PayerFieldProps = {
  readonly payers: readonly { readonly id: number; readonly name: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/** Which plan it is for. */
export function PayerField({ payers, value, onChange }: PayerFieldProps) {
  return (
    <SelectField
      name="tenantId"
      label="Payer"
      required
      value={value}
      choices={payers.map((one) => ({ value: one.id.toString(), label: one.name }))}
      onChange={onChange}
    />
  );
}

type IdentityProps = { readonly facts: readonly Fact[]; readonly onChange: (facts: readonly Fact[]) => void };

/** Which facts the caller gave; two of three are enough. */
export function Identity({ facts, onChange }: IdentityProps) {
  const isIdentified = facts.length >= 2;
  return (
    <>
      <div className={css['identity']}>
        {identityFacts.map(([fact, label]) => (
          <CheckField
            key={fact}
            name={fact}
            label={`${label} given`}
            value={facts.includes(fact)}
            onChange={(on) => onChange(on ? [...facts, fact] : facts.filter((one) => one !== fact))}
          />
        ))}
      </div>
      <p className={css['identified']}>
        <StatusShape tone={isIdentified ? 'proved' : 'waiting'} />
        {facts.length} of 3 given.{' '}
        {isIdentified ? 'That is enough.' : 'Two are needed before you tell them anything.'}
      </p>
    </>
  );
}

/** Who calls; the first box has the keyboard at once. */
export function CallerFields({
  caller,
  onChange,
}: {
  readonly caller: Caller;
  readonly onChange: (caller: Caller) => void;
}) {
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  const set = (change: Partial<Caller>) => onChange({ ...caller, ...change });
  return (
    <div ref={first} className={css['caller']}>
      <FieldRow>
        <TextField
          name="callerName"
          label="Caller"
          required
          value={caller.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          name="callerOrganization"
          label="Calls from"
          value={caller.organization}
          onChange={(organization) => set({ organization })}
        />
        <TextField
          name="callerPhone"
          label="Call back at"
          kind="tel"
          value={caller.phone}
          onChange={(phone) => set({ phone })}
        />
        <TextField
          name="purpose"
          label="Why they call"
          value={caller.purpose}
          onChange={(purpose) => set({ purpose })}
        />
      </FieldRow>
    </div>
  );
}
