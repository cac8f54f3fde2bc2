// Why: a page reached by a signed link shows nothing personal until the date of birth is given (requirement M7).
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Door } from '../kit/door.tsx';
import { Form, FormActions, TextField } from '../kit/fields.tsx';
import { Problem } from '../kit/problem.ts';
import css from '../sign-in/sign-in.module.css';

/** The gate of a signed link: asks for the date of birth before anything is shown. */
export function SignedLink() {
  const [born, setBorn] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <main className={css['page']} data-density="roomy">
      <div className={css['sheet']}>
        <Door of="letter" size={96} />
        <h1>One question first</h1>
        <p className={css['lead']}>
          To keep this private, please give the date of birth of the person the message is about.
        </p>
        <Form
          label="Date of birth"
          problem={problem}
          onSubmit={() =>
            setProblem(
              new Problem({
                status: 0,
                code: 'not_connected',
                say: 'Links are not connected yet. Call the number in your message.',
                at: ['bornOn'],
              }),
            )
          }
        >
          <TextField
            name="bornOn"
            label="Date of birth"
            kind="date"
            required
            autoComplete="bday"
            value={born}
            onChange={setBorn}
          />
          <FormActions>
            <Button look="primary" size="thumb" type="submit" wide>
              Continue
            </Button>
          </FormActions>
        </Form>
      </div>
    </main>
  );
}
