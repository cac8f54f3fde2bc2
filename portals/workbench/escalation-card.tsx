// Why: an escalation names one manager with a direct number and a time committed to; both are said and changed here.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { atWallTime, dayIn } from '../../base/time/instant.ts';
import { cityOf } from '../../base/time/say.ts';
import { commitEscalation, resolveEscalation } from '../../care/work/work.contract.ts';
import type { escalationSchema } from '../../care/work/work.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { hubNow } from '../kit/clock.ts';
import { useEvidence } from '../kit/evidence.tsx';
import { FieldRow, Form, FormActions, LongTextField, TextField } from '../kit/fields.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import css from './case.module.css';

type Escalation = z.infer<typeof escalationSchema>;
type Props = { readonly escalation: Escalation; readonly zone: string };

/** One escalation with its manager, its committed time and what may be done. */
export function EscalationCard({ escalation, zone }: Props) {
  const evidence = useEvidence();
  const { id, reason, committedFor, resolvedAt, resolution, can } = escalation;
  const isOver = resolvedAt !== null;
  return (
    <div className={css['alert']} data-tone={isOver ? 'proved' : 'breach'}>
      <div>
        <p className={css['alertTitle']}>
          <StatusMark tone={isOver ? 'proved' : 'breach'} word={isOver ? 'Resolved' : 'Escalated'} />
          <span>{reason}</span>
        </p>
        <p className={css['alertText']}>
          <Manager escalation={escalation} />
        </p>
        <p className={css['alertText']}>
          {isOver ? (
            <>
              {resolution} <TimeTwice at={resolvedAt} zone={zone} kind="past" />
            </>
          ) : committedFor === null ? (
            'No time is committed to yet.'
          ) : (
            <>
              Committed to <TimeTwice at={committedFor} zone={zone} />
            </>
          )}
        </p>
      </div>
      {isOver ? null : (
        <div className={css['alertActions']}>
          <ReasonButton
            can={can['commit']}
            onClick={() =>
              evidence.show({
                key: `commit:${id}`,
                title: 'Commit to a time',
                body: <Commit escalation={escalation} zone={zone} />,
              })
            }
          >
            {committedFor === null ? 'Commit to a time…' : 'Commit anew…'}
          </ReasonButton>
          <ReasonButton
            can={can['resolve']}
            onClick={() =>
              evidence.show({
                key: `resolve:${id}`,
                title: 'Resolve the escalation',
                body: <Resolve escalation={escalation} />,
              })
            }
          >
            Resolve…
          </ReasonButton>
        </div>
      )}
    </div>
  );
}

function Manager({ escalation }: { readonly escalation: Escalation }) {
  const { managerName, managerPhone, managerEmail } = escalation;
  return (
    <>
      {managerName ?? 'No manager named yet'}
      {managerPhone === null ? null : (
        <>
          {' · '}
          <a href={`tel:${managerPhone}`}>{managerPhone}</a>
        </>
      )}
      {managerEmail === null ? null : (
        <>
          {' · '}
          <a href={`mailto:${managerEmail}`}>{managerEmail}</a>
        </>
      )}
    </>
  );
}

function useDone(): (said: string) => void {
  const evidence = useEvidence();
  const say = useToast();
  const client = useQueryClient();
  return (said) => {
    say({ say: said });
    evidence.close();
    void client.invalidateQueries();
  };
}

function Commit({ escalation, zone }: Props) {
  const { tenantId, id } = escalation;
  const now = hubNow();
  const [day, setDay] = useState(now === null ? '' : dayIn(zone, now));
  const [time, setTime] = useState('');
  const commit = useAct(commitEscalation);
  const done = useDone();
  const isWhole = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{1,2}:\d{2}$/.test(time);
  return (
    <Form
      label="Commit to a date and time"
      problem={commit.error}
      onSubmit={() =>
        commit.mutate(
          {
            params: { tenantId, id },
            body: { committedFor: isWhole ? atWallTime(zone, day, time.padStart(5, '0')) : '' },
          },
          { onSuccess: () => done('The time is committed to and written into the case.') },
        )
      }
    >
      <p>By when is this solved? The case, the office and the timeline show what you say here.</p>
      <FieldRow>
        <TextField name="committedFor" label="Day" kind="date" required value={day} onChange={setDay} />
        <TextField
          name="time"
          label={`Time in ${cityOf(zone)}`}
          hint="24 hours, 15:00"
          required
          value={time}
          onChange={setTime}
        />
      </FieldRow>
      <FormActions>
        <Button look="primary" type="submit" busy={commit.isPending}>
          Commit
        </Button>
      </FormActions>
    </Form>
  );
}

function Resolve({ escalation }: { readonly escalation: Escalation }) {
  const { tenantId, id } = escalation;
  const [resolution, setResolution] = useState('');
  const resolve = useAct(resolveEscalation);
  const done = useDone();
  return (
    <Form
      label="Resolve the escalation"
      problem={resolve.error}
      onSubmit={() =>
        resolve.mutate(
          { params: { tenantId, id }, body: { resolution } },
          { onSuccess: () => done('The escalation is resolved.') },
        )
      }
    >
      <LongTextField
        name="resolution"
        label="How it was resolved"
        required
        rows={4}
        value={resolution}
        onChange={setResolution}
      />
      <FormActions>
        <Button look="primary" type="submit" busy={resolve.isPending}>
          Resolve
        </Button>
      </FormActions>
    </Form>
  );
}
