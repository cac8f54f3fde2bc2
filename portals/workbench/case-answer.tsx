// Why: a planner who asked before an order is called back; what was said is written down here, and the words that leave the
// house by mail are seen before they do.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerInquiry, type CasePage } from '../../care/casefile/casefile.contract.ts';
import { inquiryAnsweredLetter } from '../../care/contact/inquiry-answered.rules.ts';
import { sayInstant } from '../../base/time/say.ts';
import { Button } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField, TextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import css from './case.module.css';

/** The form beside the case of a question. */
export function Answer({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id, caseNumber, requesterName, requesterPhone, note } = page.referral;
  const [spokeWith, setSpokeWith] = useState(requesterName ?? '');
  const [answer, setAnswer] = useState('');
  const give = useAct(answerInquiry);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  return (
    <div className={css['answer']}>
      {note === null ? null : <blockquote>{note}</blockquote>}
      <p>
        Call {requesterName ?? 'whoever asked'}
        {requesterPhone === null ? '' : ` at ${requesterPhone}`}, say the answer, and write it down as you
        said it. It stays with the case.
      </p>
      <Form
        label="Answer the question"
        problem={give.error}
        onSubmit={() =>
          give.mutate(
            { params: { tenantId, id }, body: { spokeWith, answer } },
            {
              onSuccess({ mailTo }) {
                const mail = mailTo === null ? 'No mail goes out.' : `A mail to ${mailTo} says so.`;
                say({ say: `${caseNumber} is answered. ${mail}` });
                evidence.close();
                void client.invalidateQueries();
              },
            },
          )
        }
      >
        <TextField name="spokeWith" label="Who was told" required value={spokeWith} onChange={setSpokeWith} />
        <LongTextField
          name="answer"
          label="What was answered"
          required
          rows={4}
          value={answer}
          onChange={setAnswer}
        />
        <FormActions>
          <Button look="primary" type="submit" busy={give.isPending}>
            Answered
          </Button>
        </FormActions>
      </Form>
      <Letter of={page} />
    </div>
  );
}

function Letter({ of: { referral } }: { readonly of: CasePage }) {
  if (referral.requesterEmail === null)
    return (
      <p className={css['quiet']}>
        We have no e-mail address of theirs, so nothing goes out in writing: say the case number once more.
      </p>
    );
  const { subject, body } = inquiryAnsweredLetter({
    caseNumber: referral.caseNumber,
    managerName: referral.caseManagerName,
    managerExtension: referral.caseManagerExtension,
  });
  return (
    <section className={css['letter']} aria-label="What goes out by mail">
      <h3>What goes to {referral.requesterEmail} by mail</h3>
      <p className={css['subject']}>{subject}</p>
      <p className={css['body']}>{body}</p>
    </section>
  );
}

/** Above the order: that the question is answered, and what is waited for. */
export function Answered({ of: { referral } }: { readonly of: CasePage }) {
  if (referral.kind !== 'inquiry' || referral.answeredAt === null) return null;
  return (
    <p className={css['settled']}>
      Answered {sayInstant(referral.answeredAt, referral.zone)}
      {referral.requesterEmail === null ? '' : `; a mail to ${referral.requesterEmail} says so`}. When the
      signed order comes, correct the order here: it keeps this case number.
    </p>
  );
}
