// Why: nothing is said to a caller before two of three identifiers were given; the form begins with them and only then shows
// what may be said (requirement M7). A relay service is written down, so that the next call goes the same way.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerForMember, type ShownAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { Button } from '../kit/button.tsx';
import {
  CheckField,
  ChoiceField,
  FieldGroup,
  Form,
  FormActions,
  LongTextField,
  TextField,
} from '../kit/fields.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { sayPhone } from '../provider/say-phone.ts';

const identifiers = [
  { value: 'name', label: 'Full name' },
  { value: 'birth_date', label: 'Date of birth' },
  { value: 'member_id', label: 'Member ID' },
] as const;
type Identifier = (typeof identifiers)[number]['value'];
const answers = [
  { value: 'confirm', label: 'Yes, this time' },
  { value: 'another_time', label: 'Another time' },
  { value: 'decline', label: 'Does not want it at all' },
] as const;
type Answer = (typeof answers)[number]['value'] | 'not_reached' | 'write_instead';

type Words = {
  readonly spokeWith: string;
  readonly tty: boolean;
  readonly answer: string | null;
  readonly wish: string;
};

/** What the member answered on the phone or by letter. */
export function AnswerFor({ of: one }: { readonly of: ShownAppointment }) {
  const [how, setHow] = useState<string | null>(one.askedHow === 'letter' ? 'letter' : 'phone');
  const [given, setGiven] = useState<readonly Identifier[]>([]);
  const [spoken, setSpoken] = useState<Words>({ spokeWith: '', tty: false, answer: null, wish: '' });
  const { answer } = spoken;
  const known = how === 'letter' || given.length >= 2;
  const { act, send } = useAnswering(one, how === 'letter' ? 'letter' : 'phone', given, spoken);
  return (
    <Form
      label="The member’s answer"
      problem={act.error}
      onSubmit={() => (answer === null ? undefined : send(answer as Answer))}
    >
      <ChoiceField
        name="how"
        label="How they answered"
        required
        value={how}
        choices={[
          { value: 'phone', label: `By phone${one.visit?.phone ? `, ${sayPhone(one.visit.phone)}` : ''}` },
          { value: 'letter', label: 'By letter' },
        ]}
        onChange={setHow}
      />
      {how === 'letter' ? null : <Identifiers given={given} onChange={setGiven} />}
      {known ? (
        <Spoken
          of={one}
          byPhone={how !== 'letter'}
          spoken={spoken}
          onChange={(part) => setSpoken({ ...spoken, ...part })}
        />
      ) : null}
      <FormActions>
        {known ? (
          <Button look="primary" type="submit" busy={act.isPending}>
            Write it down
          </Button>
        ) : null}
        {how === 'letter' ? null : (
          <>
            <Button busy={act.isPending} onClick={() => send('not_reached')}>
              Not reached
            </Button>
            <Button look="quiet" busy={act.isPending} onClick={() => send('write_instead')}>
              Write a letter instead
            </Button>
          </>
        )}
      </FormActions>
    </Form>
  );
}

function Identifiers({
  given,
  onChange,
}: {
  readonly given: readonly Identifier[];
  readonly onChange: (given: readonly Identifier[]) => void;
}) {
  return (
    <FieldGroup title="They gave" hint="Two of three, before anything is said. Never read one out first.">
      {identifiers.map(({ value, label }) => (
        <CheckField
          key={value}
          name="identifiers"
          label={label}
          value={given.includes(value)}
          onChange={(is) => onChange(is ? [...given, value] : given.filter((other) => other !== value))}
        />
      ))}
    </FieldGroup>
  );
}

type SpokenProps = {
  readonly of: ShownAppointment;
  readonly byPhone: boolean;
  readonly spoken: Words;
  readonly onChange: (part: Partial<Words>) => void;
};

/** What may be said now, and what they said. */
function Spoken({ of: one, byPhone, spoken, onChange }: SpokenProps) {
  return (
    <>
      <p>
        Say: “{one.providerName} can come {one.window}
        {one.visit === null ? '' : `, for ${one.visit.description}`}. Is that good for you?”
      </p>
      {byPhone ? (
        <>
          <TextField
            name="spokeWith"
            label="Who you spoke with"
            required
            value={spoken.spokeWith}
            onChange={(spokeWith) => onChange({ spokeWith })}
          />
          <CheckField
            name="tty"
            label="Through a relay service (TTY, 711)"
            value={spoken.tty}
            onChange={(tty) => onChange({ tty })}
          />
        </>
      ) : null}
      <ChoiceField
        name="answer"
        label="They said"
        required
        value={spoken.answer}
        choices={answers}
        onChange={(answer) => onChange({ answer })}
      />
      <LongTextField
        name="wish"
        label="In their words"
        value={spoken.wish}
        onChange={(wish) => onChange({ wish })}
      />
    </>
  );
}

/** Sends what was answered, and closes the form. */
function useAnswering(
  one: ShownAppointment,
  how: 'phone' | 'letter',
  given: readonly Identifier[],
  { spokeWith, tty, wish }: Words,
) {
  const act = useAct(answerForMember);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  const send = (what: Answer) =>
    act.mutate(
      {
        params: { tenantId: one.tenantId, id: one.id },
        body: {
          how,
          answer: what,
          identifiers: [...given],
          tty,
          ...(spokeWith.trim() === '' ? {} : { spokeWith: spokeWith.trim() }),
          ...(wish.trim() === '' ? {} : { wish: wish.trim() }),
        },
      },
      {
        onSuccess(done) {
          say({ say: done.say });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  return { act, send };
}
