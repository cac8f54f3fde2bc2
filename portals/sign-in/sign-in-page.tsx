// Why: password, then the six digits, one thing at a time; while the invented town is seeded its people stand beside,
// one press each, and the page says so.
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Door, DoorMark } from '../kit/door.tsx';
import { Form, FormActions, PasswordField, TextField } from '../kit/fields.tsx';
import { StatusShape } from '../kit/status-mark.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import { DemoPeople } from './demo-people.tsx';
import { codeDoor, demoDoor, signInDoor, townDoor } from './sign-in-doors.ts';
import css from './sign-in.module.css';

/** The page at `/sign-in`. */
export function SignInPage() {
  const navigate = useNavigate();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const town = useDoor(townDoor, {}, { staleTime: Number.POSITIVE_INFINITY });
  const demo = useAct(demoDoor);
  const goOn = (reply: { next: 'code' | 'in'; portal?: string | undefined }) =>
    reply.next === 'code' ? setStep('code') : void navigate({ to: reply.portal ?? '/' });
  return (
    <div className={css['whole']}>
      {town.data === undefined ? null : (
        <output className={css['banner']}>
          <StatusShape tone="risk" /> Invented town: demo sign-in is on
        </output>
      )}
      <main className={css['page']} data-demo={town.data !== undefined || undefined}>
        <div className={css['sheet']} data-density="roomy">
          <Link to="/" className={css['house']}>
            <DoorMark /> Doorstep
          </Link>
          <Door of="public" size={104} />
          {step === 'password' ? (
            <PasswordStep onDone={goOn} />
          ) : (
            <CodeStep onDone={goOn} onBack={() => setStep('password')} />
          )}
        </div>
        {town.data === undefined ? null : (
          <DemoPeople
            people={town.data.people}
            busyId={demo.isPending ? demo.variables.body.accountId : null}
            problem={demo.error}
            onChoose={(accountId) => demo.mutate({ body: { accountId } }, { onSuccess: goOn })}
          />
        )}
      </main>
    </div>
  );
}

type StepProps = { readonly onDone: (reply: { next: 'code' | 'in'; portal?: string | undefined }) => void };

function PasswordStep({ onDone }: StepProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useAct(signInDoor);
  return (
    <>
      <h1>Sign in</h1>
      <Form
        label="Sign in"
        problem={signIn.error}
        onSubmit={() => signIn.mutate({ body: { email, password } }, { onSuccess: onDone })}
      >
        <TextField
          name="email"
          label="Email"
          kind="email"
          required
          autoComplete="username"
          value={email}
          onChange={setEmail}
        />
        <PasswordField name="password" label="Password" required value={password} onChange={setPassword} />
        <FormActions>
          <Button look="primary" type="submit" size="thumb" wide busy={signIn.isPending}>
            Continue
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function CodeStep({ onDone, onBack }: StepProps & { readonly onBack: () => void }) {
  const [code, setCode] = useState('');
  const give = useAct(codeDoor);
  return (
    <>
      <h1>Six digits, please</h1>
      <p className={css['lead']}>Open your authenticator and type the code it shows for Doorstep.</p>
      <Form
        label="Second step"
        problem={give.error}
        onSubmit={() => give.mutate({ body: { code } }, { onSuccess: onDone })}
      >
        <TextField
          name="code"
          label="Code"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          value={code}
          onChange={setCode}
        />
        <FormActions>
          <Button look="primary" type="submit" size="thumb" wide busy={give.isPending}>
            Sign in
          </Button>
          <Button look="quiet" onClick={onBack}>
            Use another account
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
