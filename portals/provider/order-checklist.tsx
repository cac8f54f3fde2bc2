// Why: ask once. All that is missing is seen before sending, by the same rule that the hub uses, and never stands in
// the way: sending incomplete says what will be asked and whom.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { fieldOf, questionGroups } from '../../care/completeness/clinical-questions.rules.ts';
import { missingFromOrder, type Gap } from '../../care/completeness/missing-from-order.rules.ts';
import { checkReferral } from '../../care/intake/intake.contract.ts';
import { callDoor } from '../kit/api.ts';
import { StatusShape } from '../kit/status-mark.tsx';
import css from './send-order.module.css';

type Part = { readonly name: string; readonly fields: readonly (readonly [string, string])[] };

const parts: readonly Part[] = [
  { name: 'Signed order', fields: [['documents', 'the page itself']] },
  {
    name: 'Patient',
    fields: [
      ['patient.memberNumber', 'member ID'],
      ['patient.givenName', 'given name'],
      ['patient.familyName', 'family name'],
      ['patient.birthOn', 'date of birth'],
      ['patient.phone', 'phone'],
    ],
  },
  {
    name: 'Clinician',
    fields: [
      ['clinicianName', 'name'],
      ['clinicianNpi', 'NPI'],
      ['signedOn', 'date signed'],
    ],
  },
  {
    name: 'What is ordered',
    fields: [
      ['lines', 'lines'],
      ['diagnoses', 'diagnosis'],
    ],
  },
  { name: 'When', fields: [['serviceFromOn', 'first day']] },
  {
    name: 'Where',
    fields: [
      ['address.line1', 'street'],
      ['address.city', 'city'],
      ['address.state', 'state'],
      ['address.zip', 'ZIP'],
    ],
  },
  { name: 'Leaving hospital', fields: [['dischargeAt', 'day and time']] },
];

/** What the families ordered still owe about the need itself, by the labels their fields carry. */
function clinicalParts(gaps: readonly Gap[]): Part[] {
  const open = new Set(gaps.map((gap) => gap.field));
  return questionGroups.flatMap((group) => {
    const fields = group.questions
      .map((one) => [`clinical.${fieldOf(group, one)}`, one.label.toLowerCase()] as const)
      .filter(([field]) => open.has(field));
    return fields.length === 0 ? [] : [{ name: group.title, fields }];
  });
}

/** The value once it has rested for so many ms. */
export function useLater<Value>(value: Value, ms: number): Value {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return later;
}

/** The gaps of the order: at once by the shared rule, and once typing rests by the hub itself. */
export function useGaps(draft: ReferralDraft, documentCount: number): readonly Gap[] {
  const spelled = JSON.stringify([draft, documentCount]);
  const rested = useLater(spelled, 900);
  const asked = useQuery({
    queryKey: [checkReferral.name, rested],
    enabled: rested === spelled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5_000,
    queryFn: async () => (await callDoor(checkReferral, { body: { draft, documentCount } })).gaps,
  });
  return rested === spelled && asked.data !== undefined
    ? asked.data
    : missingFromOrder(draft, documentCount > 0);
}

/** Puts the focus on the field a gap speaks of. */
export function goToField(field: string): void {
  const named = document.querySelector<HTMLElement>(`input[name="draft.${field}"]:not([type="hidden"])`);
  // Of a list the first row that says nothing there.
  const rows = [
    ...document.querySelectorAll<HTMLInputElement>(`[data-asks="${field}"] input:not([type="hidden"])`),
  ];
  const inRow = rows.find((one) => one.value === '') ?? rows[0];
  const inside = document.querySelector<HTMLElement>(
    `[data-field="${field}"] button, [data-field="${field}"] input:not([type="hidden"])`,
  );
  const target =
    field === 'clinicianNpi' && named === null
      ? document.querySelector<HTMLElement>('[data-field="clinicianName"] input')
      : field === 'lines'
        ? document.querySelector<HTMLElement>('[data-field="lines"] input')
        : (named ?? inside ?? inRow);
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

/** What is there and what is still missing, part by part; each missing thing leads to its field. */
export function OrderChecklist({ gaps }: { readonly gaps: readonly Gap[] }) {
  const missing = new Map(gaps.map((gap) => [gap.field, gap.say]));
  const listed = [...parts, ...clinicalParts(gaps)];
  return (
    <ul className={css['checklist']}>
      {listed.map(({ name, fields }) => {
        const open = fields.filter(([field]) => missing.has(field));
        return (
          <li key={name}>
            <StatusShape tone={open.length === 0 ? 'proved' : 'new'} />
            <span>
              <span className={css['part']}>{name}</span>
              {open.length === 0 ? <span className="only-heard">: complete</span> : null}
              {open.length === 0 ? null : (
                <span className={css['open']}>
                  {open.map(([field, label]) => (
                    <button
                      key={field}
                      type="button"
                      title={missing.get(field)}
                      onClick={() => goToField(field)}
                    >
                      {label}
                    </button>
                  ))}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
