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

/** What the member answered on the phone or by letter. */
export function AnswerFor({ of: one }: { readonly of: ShownAppointment }) {
  const [how, setHow] = useState<string | null>(one.askedHow === 'letter' ? 'letter' : 'phone');
  const [given, setGiven] = useState<readonly Identifier[]>([]);
  const [spokeWith, setSpokeWith] = useState('');
  const [tty, setTty] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  const [wish, setWish] = useState('');
  const act = useAct(answerForMember);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  const known = how === 'letter' || given.length >= 2;
  const send = (what: Answer) =>
    act.mutate(
      {
        params: { tenantId: one.tenantId, id: one.id },
        body: {
          how: how === 'letter' ? 'letter' : 'phone',
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
      {how === 'letter' ? null : (
        <FieldGroup title="They gave" hint="Two of three, before anything is said. Never read one out first.">
          {identifiers.map(({ value, label }) => (
            <CheckField
              key={value}
              name="identifiers"
              label={label}
              value={given.includes(value)}
              onChange={(is) => setGiven(is ? [...given, value] : given.filter((other) => other !== value))}
            />
          ))}
        </FieldGroup>
      )}
      {known ? (
        <>
          <p>
            Say: “{one.providerName} can come {one.window}
            {one.visit === null ? '' : `, for ${one.visit.description}`}. Is that good for you?”
          </p>
          {how === 'letter' ? null : (
            <>
              <TextField
                name="spokeWith"
                label="Who you spoke with"
                required
                value={spokeWith}
                onChange={setSpokeWith}
              />
              <CheckField
                name="tty"
                label="Through a relay service (TTY, 711)"
                value={tty}
                onChange={setTty}
              />
            </>
          )}
          <ChoiceField
            name="answer"
            label="They said"
            required
            value={answer}
            choices={answers}
            onChange={setAnswer}
          />
          <LongTextField name="wish" label="In their words" value={wish} onChange={setWish} />
        </>
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
