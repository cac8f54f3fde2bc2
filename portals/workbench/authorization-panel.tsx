// Why: on the case page each line says whether it may be arranged: number, who or which rule decided and why, until when it
// holds, and who still has to be told before the clock stops.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { recordTold } from '../../care/authorization/authorization.contract.ts';
import { isUndecided } from '../../care/authorization/authorization.machine.ts';
import type { ShownRequest } from '../../care/authorization/authorization.schema.ts';
import { roleLabels, type Role } from '../../care/roles.rules.ts';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { Button } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { ChoiceField, Form, FormActions, TextField } from '../kit/fields.tsx';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { useColleague } from './desk.tsx';
import { pathOfReview } from './item-words.ts';
import { sayUsDay } from './say-us-day.ts';
import css from './review.module.css';

const tones: Record<string, Tone> = {
  approved: 'proved',
  modified: 'proved',
  partial: 'proved',
  denied: 'breach',
  admin_denied: 'breach',
  rn_review: 'working',
  md_review: 'working',
  p2p_offered: 'waiting',
  info_requested: 'waiting',
};
/** The mark of a request's state. */
export const toneOf = (status: string): Tone => tones[status] ?? 'closed';

/** 'Approved by Doorstep', 'by Ana Ruiz, Nurse reviewer'. */
export function whoDecided({ decidedAs, decidedBy }: ShownRequest): string {
  if (decidedAs === null) return '';
  if (decidedAs === 'system') return 'by rule';
  return `by ${decidedBy ?? 'a reviewer'}, ${(roleLabels[decidedAs as Role] ?? decidedAs).toLowerCase()}`;
}

/** What was asked for and decided on a case, line by line; nothing when no line needed approval. */
export function Authorizations({ of: page }: { readonly of: CasePage }) {
  const shown = page.authorizations.filter((one) => one.status !== 'withdrawn');
  if (shown.length === 0) return null;
  return (
    <section className={css['panel']} aria-label="Authorizations">
      <h2>
        Authorizations <span className={css['count']}>{shown.length}</span>
      </h2>
      <ul className={css['requests']}>
        {shown.map((one) => (
          <Request key={one.id} request={one} zone={page.referral.zone} />
        ))}
      </ul>
    </section>
  );
}

function Request({ request, zone }: { readonly request: ShownRequest; readonly zone: string }) {
  const { tenantId, id, number, status, statusLabel, what, reason, validFrom, validTo } = request;
  const word = request.kind === 'registration' ? 'Registered' : statusLabel;
  return (
    <li className={css['request']}>
      <div className={css['requestHead']}>
        <strong>
          Line {request.lineNumber}: {what}
        </strong>
        <StatusMark tone={toneOf(status)} word={word} />
        <Link to={pathOfReview(tenantId, id)}>{isUndecided(status) ? 'Review' : 'How it was decided'}</Link>
      </div>
      <p className={css['number']}>
        {number}
        {validFrom === null || validTo === null ? '' : ` · ${sayUsDay(validFrom)} to ${sayUsDay(validTo)}`}
        {request.decidedAs === null ? '' : ` · ${whoDecided(request)}`}
      </p>
      {reason === null ? null : <p className={css['reason']}>{reason}</p>}
      {request.coverage === null ? null : (
        <p className={css['number']}>
          Coverage it rests on: {request.coverage.say}{' '}
          {request.coverage.answeredAt === null ? null : (
            <TimeTwice at={request.coverage.answeredAt} zone={zone} kind="past" />
          )}
        </p>
      )}
      <Told request={request} zone={zone} />
    </li>
  );
}

/** Who has been told of a decision, and who has not. */
export function Told({ request, zone }: { readonly request: ShownRequest; readonly zone: string }) {
  const evidence = useEvidence();
  if (request.notices.length === 0) return null;
  return (
    <ul className={css['told']} aria-label={`Told of ${request.number}`}>
      {request.notices.map((notice) => (
        <li key={notice.id}>
          {notice.givenAt === null ? (
            <>
              <StatusMark
                tone="waiting"
                word={notice.audience === 'office' ? 'Office not told yet' : 'Member not told yet'}
              />
              <Button
                size="small"
                onClick={() =>
                  evidence.show({
                    key: `told:${notice.id}`,
                    title: notice.audience === 'office' ? 'Tell the office' : 'The member’s letter',
                    body: <WriteDown request={request} noticeId={notice.id} />,
                  })
                }
              >
                {notice.channel === 'letter' ? 'Letter…' : 'Write down…'}
              </Button>
            </>
          ) : (
            <>
              <StatusMark tone="proved" word={notice.audience === 'office' ? 'Office told' : 'Member told'} />
              <TimeTwice at={notice.givenAt} zone={zone} kind="past" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const tellers: readonly Role[] = ['intake_agent', 'care_coordinator', 'triage_nurse', 'supervisor'];

function WriteDown({ request, noticeId }: { readonly request: ShownRequest; readonly noticeId: string }) {
  const notice = request.notices.find((one) => one.id === noticeId);
  const me = useColleague();
  const [how, setHow] = useState<string | null>(notice?.channel === 'letter' ? 'mail' : 'phone');
  const [to, setTo] = useState('');
  const record = useAct(recordTold);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  if (notice === undefined) return null;
  const { tenantId, id } = request;
  const submit = () =>
    record.mutate(
      { params: { tenantId, id }, body: { noticeId, how: (how ?? 'phone') as 'mail' | 'phone' | 'fax', to } },
      {
        onSuccess(reply) {
          say({ say: reply.say });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  return (
    <>
      <p className={css['letter']}>{notice.body}</p>
      {tellers.includes(me.role) ? (
        <Form label="Write down who was told" problem={record.error} onSubmit={submit}>
          <ChoiceField
            name="how"
            label="How"
            required
            value={how}
            choices={[
              { value: 'mail', label: 'Letter mailed' },
              { value: 'phone', label: 'By phone' },
              { value: 'fax', label: 'By fax' },
            ]}
            onChange={setHow}
          />
          <TextField
            name="to"
            label="Who was told"
            hint={notice.recipient}
            required
            value={to}
            onChange={setTo}
          />
          <FormActions>
            <Button look="primary" type="submit" busy={record.isPending}>
              Written down
            </Button>
          </FormActions>
        </Form>
      ) : (
        <p className={css['quiet']}>The case manager writes down who has been told.</p>
      )}
    </>
  );
}
