// Why: a case ends over its proof with an outcome, or is cancelled with a coded reason; what still keeps it open is listed
// before anybody tries (brief: "the loop is closed"). The whole history leaves as one paper.
import { IconFileText } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { answerSurveyFor, cancelCase, closeCase } from '../../care/fulfilment/fulfilment.contract.ts';
import {
  cancelCodes,
  cancelReasons,
  outcomeCodes,
  outcomes,
  type CancelReason,
  type Outcome,
} from '../../care/fulfilment/outcome.schema.ts';
import { surveyQuestions, type SurveyAnswers } from '../../care/fulfilment/survey.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { ChoiceField, Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { SurveyFields } from '../signed-link/survey-fields.tsx';
import css from './fulfilment.module.css';

const early = new Set(['received', 'acknowledged', 'verifying', 'pending_info', 'ready']);

/** How a case ends: what keeps it open, the outcome, how it went, and the paper. */
export function Ending({ of: page }: { readonly of: CasePage }) {
  const { ending, referral, can } = page;
  const evidence = useEvidence();
  const { tenantId, id, zone, status } = referral;
  const over = ending.ended !== null || can['cancel'] === undefined;
  const keeps = early.has(status) || over ? [] : ending.keptOpenBy;
  return (
    <section className={css['panel']} aria-label="Ending the case">
      <h2>Ending</h2>
      {ending.ended === null ? null : (
        <p>
          <StatusMark tone="closed" word={ending.ended.label} /> {ending.ended.words}{' '}
          <span className={css['quiet']}>
            {ending.ended.by}, <TimeTwice at={ending.ended.at} zone={zone} kind="past" />
          </span>
        </p>
      )}
      {keeps.length === 0 ? null : (
        <ul className={css['keeps']} aria-label="What keeps it open">
          {keeps.map((say) => (
            <li key={say}>{say}</li>
          ))}
        </ul>
      )}
      <Survey of={page} />
      <div className={css['actions']}>
        {status === 'completed' ? (
          <ReasonButton
            look="primary"
            can={ending.can['close']}
            onClick={() =>
              evidence.show({ key: 'close', title: 'Close the case', body: <Close of={page} /> })
            }
          >
            Close the case…
          </ReasonButton>
        ) : null}
        {ending.ended === null && status !== 'completed' ? (
          <ReasonButton
            can={can['cancel']}
            onClick={() =>
              evidence.show({ key: 'cancel', title: 'Cancel the case', body: <Cancel of={page} /> })
            }
          >
            Cancel the case…
          </ReasonButton>
        ) : null}
        <a className={css['paper']} href={`/api/cases/${tenantId.toString()}/${id}/history.pdf`} download>
          <IconFileText aria-hidden="true" /> Case history (PDF)
        </a>
      </div>
    </section>
  );
}

function Survey({ of: { ending, referral } }: { readonly of: CasePage }) {
  const evidence = useEvidence();
  const { survey } = ending;
  if (survey === null) return null;
  const ask = () =>
    evidence.show({
      key: 'survey',
      title: 'How did it go?',
      body: <AskSurvey tenantId={referral.tenantId} id={survey.id} />,
    });
  return (
    <div className={css['survey']}>
      <p className={css['quiet']}>
        {survey.answeredAt === null
          ? `The member can say how it went (asked ${survey.askedHow === 'link' ? 'by mail' : 'by phone only'}).`
          : 'The member said how it went.'}
      </p>
      {survey.answers === null ? null : (
        <dl className={css['facts']}>
          {answeredIn(survey.answers).map(([asked, said]) => (
            <div key={asked}>
              <dt>{asked}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
      {survey.answeredAt === null ? (
        <ReasonButton size="small" can={ending.can['answer_survey']} onClick={ask}>
          Ask by phone…
        </ReasonButton>
      ) : null}
    </div>
  );
}

function answeredIn(answers: SurveyAnswers): [string, string][] {
  const { came, works, treated, words } = answers;
  const { came: c, works: w, treated: t } = surveyQuestions;
  return [
    ...(came === undefined ? [] : [[c.ask, c.answers[came]] as [string, string]]),
    ...(works === undefined ? [] : [[w.ask, w.answers[works]] as [string, string]]),
    ...(treated === undefined ? [] : [[t.ask, t.answers[treated]] as [string, string]]),
    ...(words === undefined || words === '' ? [] : [['In their words', words] as [string, string]]),
  ];
}

function AskSurvey({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const act = useAct(answerSurveyFor);
  const after = useAfter();
  return (
    <Form
      label="How did it go?"
      problem={act.error}
      onSubmit={() =>
        act.mutate(
          { params: { tenantId, id }, body: { answers } },
          { onSuccess: () => after('Written down.') },
        )
      }
    >
      <SurveyFields answers={answers} onChange={setAnswers} />
      <FormActions>
        <Button look="primary" type="submit" busy={act.isPending}>
          Write it down
        </Button>
      </FormActions>
    </Form>
  );
}

function useAfter(): (words: string) => void {
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  return (words) => {
    say({ say: words });
    evidence.close();
    void client.invalidateQueries();
  };
}

function Close({ of: { referral } }: { readonly of: CasePage }) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const act = useAct(closeCase);
  const after = useAfter();
  const submit = () =>
    outcome === null
      ? undefined
      : act.mutate(
          {
            params: { tenantId: referral.tenantId, id: referral.id },
            body: { outcome: outcome as Outcome, ...(words.trim() === '' ? {} : { words: words.trim() }) },
          },
          { onSuccess: () => after(`${referral.caseNumber} is closed.`) },
        );
  const choices = outcomeCodes.map((value) => ({ value, label: outcomes[value] }));
  return (
    <Form label="Close the case" problem={act.error} onSubmit={submit}>
      <p>What is rented or goes on is kept as ongoing; everything else ends here.</p>
      <ChoiceField
        name="outcome"
        label="How it came out"
        required
        value={outcome}
        choices={choices}
        onChange={setOutcome}
      />
      <LongTextField name="words" label="In words" value={words} onChange={setWords} />
      <FormActions>
        <Button look="primary" type="submit" busy={act.isPending}>
          Close the case
        </Button>
      </FormActions>
    </Form>
  );
}

function Cancel({ of: { referral } }: { readonly of: CasePage }) {
  const [code, setCode] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const act = useAct(cancelCase);
  const after = useAfter();
  const submit = () =>
    code === null
      ? undefined
      : act.mutate(
          {
            params: { tenantId: referral.tenantId, id: referral.id },
            body: { code: code as CancelReason, ...(words.trim() === '' ? {} : { words: words.trim() }) },
          },
          { onSuccess: () => after(`${referral.caseNumber} is cancelled. Visits are being called off.`) },
        );
  const choices = cancelCodes.map((value) => ({ value, label: cancelReasons[value] }));
  return (
    <Form label="Cancel the case" problem={act.error} onSubmit={submit}>
      <p>
        Visits still to come are called off and their providers told; equipment already there is fetched. When
        the patient has died, nobody writes to them any more.
      </p>
      <ChoiceField name="code" label="Why" required value={code} choices={choices} onChange={setCode} />
      <LongTextField name="words" label="In words" value={words} onChange={setWords} />
      <FormActions>
        <Button look="harm" type="submit" busy={act.isPending}>
          Cancel the case
        </Button>
      </FormActions>
    </Form>
  );
}
