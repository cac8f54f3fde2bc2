// Why: who a case is for is the first question of intake. Where the program is not certain it shows who may be meant, why, and what
// differs side by side; a person says which, and can take it back.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import {
  readWho,
  ruleOut,
  tieCase,
  untieCase,
  type ShownCandidate,
} from '../../care/casefile/who.contract.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import css from './who.module.css';

const factLabels: Readonly<Record<string, string>> = {
  birth: 'Birth date',
  number: 'Member number',
  given: 'Given name',
  family: 'Family name',
  suffix: 'Jr, Sr',
  address: 'Address',
  phone: 'Telephone',
};
const marks = { same: 'the same', near: 'nearly', differs: 'differs', unknown: 'not known' } as const;

/** Who the case is for; nothing for those who may see initials only. */
export function WhoItIs({ of: page }: { readonly of: CasePage }) {
  return page.masked ? null : <Who of={page} />;
}

function Who({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id, memberId } = page.referral;
  const found = useDoor(readWho, { params: { tenantId, id } }, { enabled: memberId === null });
  if (memberId !== null) return <Tied of={page} />;
  if (found.error !== null)
    return (
      <ErrorState
        title="Who may be meant could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={2} columns={3} />;
  const { candidates, why, can } = found.data;
  const open = candidates.filter((one) => one.ruling?.ruling !== 'not');
  return (
    <section className={css['who']} aria-label="Who it is">
      <header>
        <h2>Who is the patient?</h2>
        <p>{open.length === 0 ? notFound(candidates.length, why) : why}</p>
      </header>
      {open.map((one) => (
        <Candidate key={one.member.id} of={page} candidate={one} can={can['tie']} />
      ))}
      {open.length === 0 ? null : <NoneOfThese of={page} candidates={open} can={can['tie']} />}
    </section>
  );
}

const notFound = (ruledOut: number, why: string): string =>
  ruledOut === 0 ? why : 'Somebody said that it is none of the members who were proposed.';

function useSaid() {
  const tell = useToast();
  const client = useQueryClient();
  return (say: string) => ({
    onSuccess: () => {
      tell({ say });
      void client.invalidateQueries();
    },
    onError: (problem: { say: string }) => tell({ say: problem.say, tone: 'risk' }),
  });
}

function Candidate({
  of: page,
  candidate: { member, score, reasons, facts },
  can,
}: {
  readonly of: CasePage;
  readonly candidate: ShownCandidate;
  readonly can: true | string | undefined;
}) {
  const { tenantId, id } = page.referral;
  const tie = useAct(tieCase);
  const said = useSaid();
  const name = `${member.givenName} ${member.familyName}`;
  const shown = facts.filter((fact) => fact.agreement !== 'unknown');
  return (
    <article className={css['candidate']} aria-label={name}>
      <header>
        <h3>{name}</h3>
        <span className={css['score']}>
          <meter min={0} max={100} value={score} aria-label={`How well ${name} fits`} />
          {score} of 100
        </span>
      </header>
      <p>{reasons}</p>
      <div className={css['scroll']}>
        <table>
          <thead>
            <tr>
              <th scope="col">Fact</th>
              <th scope="col">Stated</th>
              <th scope="col">The plan has</th>
              <th scope="col">
                <span className="only-heard">Fits</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fact) => (
              <tr key={fact.fact} data-agreement={fact.agreement}>
                <th scope="row">{factLabels[fact.fact]}</th>
                <td>{fact.stated}</td>
                <td>{fact.held}</td>
                <td>{marks[fact.agreement]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={css['actions']}>
        <ReasonButton
          look="primary"
          can={can}
          busy={tie.isPending}
          aria-label={`This is the member: ${name}`}
          onClick={() =>
            tie.mutate(
              { params: { tenantId, id }, body: { memberId: member.id } },
              said(`The case is for ${name} now. It can be taken back.`),
            )
          }
        >
          This is the member
        </ReasonButton>
      </div>
    </article>
  );
}

function NoneOfThese({
  of: page,
  candidates,
  can,
}: {
  readonly of: CasePage;
  readonly candidates: readonly ShownCandidate[];
  readonly can: true | string | undefined;
}) {
  const { tenantId, id } = page.referral;
  const none = useAct(ruleOut);
  const said = useSaid();
  const memberIds = candidates.map(({ member }) => member.id);
  return (
    <div className={css['actions']}>
      <ReasonButton
        can={can}
        busy={none.isPending}
        onClick={() =>
          none.mutate(
            { params: { tenantId, id }, body: { memberIds } },
            said('Noted. They are proposed for this case no more.'),
          )
        }
      >
        None of these
      </ReasonButton>
    </div>
  );
}

function Tied({ of: page }: { readonly of: CasePage }) {
  const evidence = useEvidence();
  const { referral } = page;
  if (page.can['correct'] !== true) return null;
  const ask = () =>
    evidence.show({
      key: `untie-${referral.id}`,
      title: 'Not this member',
      body: <Untie of={page} />,
    });
  return (
    <p className={css['tied']}>
      The case is tied to a member of the plan.{' '}
      <Button look="quiet" size="small" onClick={ask}>
        Not this member…
      </Button>
    </p>
  );
}

function Untie({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id } = page.referral;
  const [reason, setReason] = useState('');
  const untie = useAct(untieCase);
  const evidence = useEvidence();
  const said = useSaid();
  const answers = said('The case is tied to nobody now. Its coordinator has been given a task.');
  const send = () =>
    untie.mutate(
      { params: { tenantId, id }, body: { reason } },
      {
        onSuccess: () => {
          evidence.close();
          answers.onSuccess();
        },
      },
    );
  return (
    <Form label="Not this member" problem={untie.error} onSubmit={send}>
      <p>The tie is taken back and stands in the history. The program will not tie this member again.</p>
      <LongTextField name="reason" label="How you know" required value={reason} onChange={setReason} />
      <FormActions>
        <ReasonButton
          look="primary"
          can={reason.trim().length < 3 ? 'Say first how you know.' : true}
          busy={untie.isPending}
          onClick={send}
        >
          Untie
        </ReasonButton>
      </FormActions>
    </Form>
  );
}
