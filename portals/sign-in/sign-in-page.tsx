// Why: password, then the six digits, one thing at a time; while the invented town is seeded its people stand beside,
// one press each, and the page says so.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Door, DoorMark } from '../kit/door.tsx';
import { Form, FormActions, PasswordField, TextField } from '../kit/fields.tsx';
import { StatusShape } from '../kit/status-mark.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import { DemoPeople } from './demo-people.tsx';
import { callDoor } from '../kit/api.ts';
import { enterTown, giveCode, readMe, readTown, signIn } from '../../care/people/people.contract.ts';
import css from './sign-in.module.css';

/** The page at `/sign-in`. */
export function SignInPage() {
  const [challenge, setChallenge] = useState<string | null>(null);
  const town = useDoor(readTown, {}, { staleTime: Number.POSITIVE_INFINITY });
  const demo = useAct(enterTown);
  const goIn = useGoIn();
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
          {challenge === null ? (
            <PasswordStep onIn={goIn} onChallenge={setChallenge} />
          ) : (
            <CodeStep challenge={challenge} onIn={goIn} onBack={() => setChallenge(null)} />
          )}
        </div>
        {town.data === undefined ? null : (
          <DemoPeople
            people={town.data.people}
            busyId={demo.isPending ? demo.variables.body.accountId : null}
            problem={demo.error}
            onChoose={(accountId) => demo.mutate({ body: { accountId } }, { onSuccess: goIn })}
          />
        )}
      </main>
    </div>
  );
}

/** After signing in: back to the page that asked, when it belongs to this person's portal; else to the portal itself. */
function useGoIn(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const asked: { back?: unknown } = useSearch({ strict: false });
  const back = typeof asked.back === 'string' ? asked.back : undefined;
  return () => {
    client.clear();
    void callDoor(readMe, {}).then(({ portal }) => {
      const home = portal === null ? '/' : `/${portal}`;
      const fits = back !== undefined && (back === home || /^[/?#]/.test(back.slice(home.length)));
      return navigate({ href: fits && back.startsWith(home) ? back : home });
    });
  };
}

function PasswordStep({
  onIn,
  onChallenge,
}: {
  readonly onIn: () => void;
  readonly onChallenge: (challenge: string) => void;
}) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useAct(signIn);
  return (
    <>
      <h1>Sign in</h1>
      <Form
        label="Sign in"
        problem={enter.error}
        onSubmit={() =>
          enter.mutate(
            { body: { email, password } },
            {
              onSuccess: ({ needs, challenge }) =>
                needs === 'code' && challenge !== null ? onChallenge(challenge) : onIn(),
            },
          )
        }
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
          <Button look="primary" type="submit" size="thumb" wide busy={enter.isPending}>
            Continue
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

type CodeStepProps = {
  readonly challenge: string;
  readonly onIn: () => void;
  readonly onBack: () => void;
};

function CodeStep({ challenge, onIn, onBack }: CodeStepProps) {
  const [code, setCode] = useState('');
  const give = useAct(giveCode);
  return (
    <>
      <h1>Six digits, please</h1>
      <p className={css['lead']}>Open your authenticator and type the code it shows for Doorstep.</p>
      <Form
        label="Second step"
        problem={give.error}
        onSubmit={() =>
          give.mutate({ body: { challenge, code: code.replaceAll(/\s/g, '') } }, { onSuccess: onIn })
        }
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
