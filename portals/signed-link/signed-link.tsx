// Why: a page reached by a signed link shows nothing personal until the date of birth is given (requirement M7); a wrong
// date reads the same as a link that has closed, so nobody can learn by trying.
import { IconPhone } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { openLink } from '../../care/casefile/casefile.contract.ts';
import { sayInstant } from '../../base/time/say.ts';
import { Button } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
import { Door, DoorMark } from '../kit/door.tsx';
import { Form, FormActions, TextField } from '../kit/fields.tsx';
import { Problem } from '../kit/problem.ts';
import { ThemeSwitch } from '../kit/theme-switch.tsx';
import { useAct } from '../kit/use-door.ts';
import { sayPhone } from '../provider/say-phone.ts';
import { LinkedQuestions, LinkedSurvey, LinkedTime, type Held } from './link-answers.tsx';
import css from './signed-link.module.css';

type Opened = z.infer<typeof openLink.reply>;
const heldOf = ({ token, birthOn }: Held): Held => ({ token, birthOn });

/** The page at `/s/…`: one question, then where the case stands. */
export function SignedLink() {
  const { token } = useParams({ from: '/s/$token' });
  const [opened, setOpened] = useState<(Opened & Held) | null>(null);
  return (
    <div className={css['page']} data-density="roomy">
      <header className={css['top']}>
        <Link to="/" className={css['house']}>
          <DoorMark size={24} /> Doorstep
        </Link>
        <ThemeSwitch />
      </header>
      <main className={css['sheet']}>
        {opened === null ? (
          <Question
            token={token}
            onOpen={(found, birthOn) => setOpened({ ...found, birthOn, token: wholeOf(token) })}
          />
        ) : (
          <Standing opened={opened} onClose={() => setOpened(null)} />
        )}
      </main>
    </div>
  );
}

/** A cut-off address is told nothing else than a wrong date. */
const wholeOf = (token: string): string => token.padEnd(20, '-').slice(0, 100);

type QuestionProps = {
  readonly token: string;
  readonly onOpen: (opened: Opened, birthOn: string) => void;
};

function Question({ token, onOpen }: QuestionProps) {
  const [born, setBorn] = useState('');
  const [unfit, setUnfit] = useState<Problem | null>(null);
  const open = useAct(openLink);
  function submit(): void {
    if (!/^\d{4}-\d\d-\d\d$/.test(born)) {
      const say = 'Give the whole date: month, day and year.';
      return setUnfit(new Problem({ status: 0, code: 'unfit', say, at: ['birthOn'] }));
    }
    setUnfit(null);
    open.mutate(
      { body: { token: wholeOf(token), birthOn: born } },
      { onSuccess: (found) => onOpen(found, born) },
    );
  }
  return (
    <>
      <Door of="letter" size={96} />
      <h1>One question first</h1>
      <p className={css['lead']}>
        To keep this private, please give the date of birth of the patient the message is about.
      </p>
      <Form label="Date of birth" problem={unfit ?? open.error} onSubmit={submit}>
        <TextField
          name="birthOn"
          label="Patient’s date of birth"
          kind="date"
          required
          value={born}
          onChange={(value) => setBorn(value)}
        />
        <FormActions>
          <Button look="primary" size="thumb" type="submit" wide busy={open.isPending}>
            Show where it stands
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function Standing({ opened, onClose }: { readonly opened: Opened & Held; readonly onClose: () => void }) {
  const extension = opened.caseManagerExtension === null ? '' : `, ext. ${opened.caseManagerExtension}`;
  return (
    <>
      <p className={css['label']}>Case number</p>
      <CaseNumber value={opened.caseNumber} size="said" />
      <h1 className={css['sentence']}>{opened.sentence}</h1>
      {opened.visit === null ? null : <LinkedTime visit={opened.visit} held={heldOf(opened)} />}
      {opened.questions.length === 0 ? null : (
        <LinkedQuestions questions={opened.questions} held={heldOf(opened)} />
      )}
      {opened.asksHowItWent ? <LinkedSurvey held={heldOf(opened)} /> : null}
      {opened.caseManagerName === null ? null : (
        <div className={css['person']}>
          <IconPhone aria-hidden="true" />
          <div>
            <strong>{opened.caseManagerName}</strong>
            <p>
              {opened.phone === null ? null : <a href={`tel:${opened.phone}`}>{sayPhone(opened.phone)}</a>}
              {opened.phone === null ? extension.slice(2) : extension}
            </p>
          </div>
        </div>
      )}
      <p className={css['lead']}>
        Received {sayInstant(opened.receivedAt, opened.zone)}. Nothing more is shown by a link.
      </p>
      <Button size="thumb" onClick={onClose}>
        Close this
      </Button>
    </>
  );
}
