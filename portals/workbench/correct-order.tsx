// Why: an order is corrected in place with its pages beside; when somebody else changed it meanwhile, both versions stand
// side by side and the person chooses, field by field, so that nobody's words are lost.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { correctCase, readCase, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { asProblem, callDoor, type Problem } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import { Form, FormActions } from '../kit/fields.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { useToast } from '../kit/toast.tsx';
import css from './correct-order.module.css';
import { differencesOf } from './order-differences.ts';
import { useReadWords } from './reading.tsx';
import { OrderFields } from './order-form.tsx';
import { draftOf, problemIn, wordsOf, type OrderWords } from './order-words.ts';

type Conflict = { readonly theirs: OrderWords; readonly version: number };

/** The form of a correction. */
export function CorrectOrder({ of: page, onDone }: { readonly of: CasePage; readonly onDone: () => void }) {
  const { tenantId, id } = page.referral;
  const { words, setWords, write, sources, forget } = useReadWords(() => wordsOf(page.referral, page.lines));
  const [version, setVersion] = useState(page.referral.version);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const client = useQueryClient();
  const say = useToast();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys('Correcting', [{ keys: 'Ctrl-S', label: 'Save', run: () => void save(version) }]);
  async function save(under: number): Promise<void> {
    const unreadable = problemIn(words);
    setProblem(unreadable);
    if (unreadable !== null) return;
    setBusy(true);
    try {
      await callDoor(correctCase, {
        params: { tenantId, id },
        body: { version: under, draft: draftOf(words), sources: sources() },
      });
      say({ say: `${page.referral.caseNumber} is corrected.` });
      void client.invalidateQueries();
      forget();
      onDone();
    } catch (thrown) {
      const trouble = asProblem(thrown);
      setProblem(trouble);
      if (trouble.code === 'changed_meanwhile') {
        const now = await callDoor(readCase, { params: { tenantId, id } });
        setConflict({ theirs: wordsOf(now.referral, now.lines), version: now.referral.version });
      }
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className={css['correct']} aria-label="Correct the order">
      <h2 ref={heading} tabIndex={-1}>
        Correct the order
      </h2>
      {conflict === null ? null : (
        <BothVersions
          mine={words}
          theirs={conflict.theirs}
          onChoose={(chosen) => {
            setWords(chosen);
            setVersion(conflict.version);
            setConflict(null);
            setProblem(null);
          }}
        />
      )}
      <Form label="Correct the order" problem={problem} onSubmit={() => void save(version)}>
        <OrderFields words={words} onChange={write} />
        <FormActions>
          <Button look="primary" type="submit" busy={busy} keys="Ctrl-S">
            Save
          </Button>
          <Button look="quiet" onClick={onDone}>
            Leave it as it was
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}

type BothProps = {
  readonly mine: OrderWords;
  readonly theirs: OrderWords;
  readonly onChoose: (words: OrderWords) => void;
};

function BothVersions({ mine, theirs, onChoose }: BothProps) {
  const differences = differencesOf(mine, theirs);
  const [kept, setKept] = useState<ReadonlySet<string>>(() => new Set(differences.map((one) => one.field)));
  return (
    <section className={css['both']} aria-label="Both versions">
      <h3>Somebody changed this case meanwhile. Keep what is right.</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Yours</th>
            <th scope="col">Now stored</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={one.field}>
              <th scope="row">{one.label}</th>
              {(['mine', 'theirs'] as const).map((side) => (
                <td key={side}>
                  <label>
                    <input
                      type="radio"
                      name={one.field}
                      checked={kept.has(one.field) === (side === 'mine')}
                      onChange={() => {
                        const next = new Set(kept);
                        if (side === 'mine') next.add(one.field);
                        else next.delete(one.field);
                        setKept(next);
                      }}
                    />
                    {one[side] === '' ? 'empty' : one[side]}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        look="primary"
        onClick={() =>
          onChoose({
            ...theirs,
            ...Object.fromEntries([...kept].map((field) => [field, Reflect.get(mine, field)])),
          })
        }
      >
        Go on with these
      </Button>
    </section>
  );
}
