// Why: each decision asks for exactly the words its readers are owed (domain reference §5); the fields carry the contract's
// own names, so that what the hub misses is marked where it is missing.
import {
  adminGroundLabels,
  adminGrounds,
  type AdminGround,
  type DecisionDraft,
} from '../../care/authorization/authorization.schema.ts';
import type { ReviewPage } from '../../care/authorization/authorization.contract.ts';
import { FieldRow, LongTextField, SelectField, TextField } from '../kit/fields.tsx';
import css from './review.module.css';

export type Move = DecisionDraft['move'];

/** What is typed, everything empty at first. */
export type Words = Record<
  | 'reason'
  | 'criterion'
  | 'wouldChange'
  | 'peerContact'
  | 'question'
  | 'instead'
  | 'approvedQuantity'
  | 'validTo',
  string
> & { ground: AdminGround | null };
export const noWords: Words = {
  reason: '',
  criterion: '',
  wouldChange: '',
  peerContact: '',
  question: '',
  instead: '',
  approvedQuantity: '',
  validTo: '',
  ground: null,
};

type FieldsProps = {
  readonly of: ReviewPage;
  readonly move: Move;
  readonly words: Words;
  readonly set: (some: Partial<Words>) => void;
};

/** The fields of one decision. */
export function Fields({ of: page, move, words, set }: FieldsProps) {
  if (move === 'take_in_information')
    return <p className={css['quiet']}>What came is in the documents and the order beside.</p>;
  if (move === 'request_information')
    return (
      <LongTextField
        name="question"
        label="What the office should answer"
        hint="The case manager asks it. The clock runs on."
        required
        value={words.question}
        onChange={(question) => set({ question })}
      />
    );
  if (move === 'offer_peer_to_peer') return <Peer words={words} set={set} />;
  const gives = ['approve', 'approve_in_part', 'modify'].includes(move);
  const adverse = !['approve', 'refer_to_physician'].includes(move);
  return (
    <>
      {move === 'deny_administratively' ? (
        <SelectField
          name="ground"
          label="Ground"
          required
          value={words.ground}
          choices={adminGrounds.map((value) => ({ value, label: adminGroundLabels[value] }))}
          onChange={(ground) => set({ ground: ground as AdminGround | null })}
        />
      ) : null}
      {move === 'modify' ? (
        <TextField
          name="instead"
          label="What is approved instead"
          required
          value={words.instead}
          onChange={(instead) => set({ instead })}
        />
      ) : null}
      <LongTextField
        name="reason"
        label={adverse ? 'Why, in plain words, and how the record falls short' : 'Why'}
        hint={adverse ? 'The member and the office read this.' : ''}
        required
        value={words.reason}
        onChange={(reason) => set({ reason })}
      />
      {adverse ? <Adverse words={words} set={set} /> : null}
      {adverse && move !== 'deny_administratively' ? <Peer words={words} set={set} /> : null}
      {gives ? <Holds of={page} move={move} words={words} set={set} /> : null}
    </>
  );
}

function Adverse({ words, set }: Pick<FieldsProps, 'words' | 'set'>) {
  return (
    <>
      <TextField
        name="criterion"
        label="Criterion"
        hint="NCD, LCD, evidence of coverage or policy, with its number"
        required
        value={words.criterion}
        onChange={(criterion) => set({ criterion })}
      />
      <LongTextField
        name="wouldChange"
        label="What would change it"
        required
        rows={2}
        value={words.wouldChange}
        onChange={(wouldChange) => set({ wouldChange })}
      />
    </>
  );
}

function Peer({ words, set }: Pick<FieldsProps, 'words' | 'set'>) {
  return (
    <TextField
      name="peerContact"
      label="Whom the clinician can call"
      hint="Name, number and until when"
      required
      value={words.peerContact}
      onChange={(peerContact) => set({ peerContact })}
    />
  );
}

function Holds({ of: page, move, words, set }: FieldsProps) {
  const asked = page.request.requestedQuantity;
  return (
    <FieldRow>
      {move === 'approve_in_part' ? (
        <TextField
          name="approvedQuantity"
          label={asked === null ? 'How many' : `How many of ${Number(asked).toString()}`}
          inputMode="decimal"
          required
          value={words.approvedQuantity}
          onChange={(approvedQuantity) => set({ approvedQuantity })}
        />
      ) : null}
      <TextField
        name="validTo"
        label="Holds until"
        hint="Left empty: as long as the rule says"
        kind="date"
        value={words.validTo}
        onChange={(validTo) => set({ validTo })}
      />
    </FieldRow>
  );
}
