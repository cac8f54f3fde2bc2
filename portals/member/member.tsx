// Why: the member, or a daughter at two in the morning, reads one card for each order: what happens now, who looks
// after it and how to reach them (requirements M1, M13). Plain words, large type, at most two buttons.
import { IconCopy, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';
import { families, type Family } from '../../care/cases/cases.schema.ts';
import { sayInstant } from '../../base/time/say.ts';
import { Button } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
import { Door } from '../kit/door.tsx';
import { MemberCard } from '../kit/member-card.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { OwnPortal } from '../sign-in/own-portal.tsx';
import type { SignedIn } from '../sign-in/session.tsx';
import { sayPhone } from '../provider/say-phone.ts';
import { toneOf } from '../provider/own-case-tone.ts';
import { useOwnCases } from '../provider/use-own-cases.ts';
import { Appointments, TimesToAnswer } from './appointments.tsx';
import { fiveSteps } from './five-steps.ts';
import css from './member.module.css';

const plainly: Readonly<Record<Family, string>> = {
  oxygen: 'Oxygen to help with breathing',
  dme: 'Equipment for the home',
  home_health: 'A nurse or therapist who comes to the home',
  infusion: 'Medicine through a drip at home',
  wound_care: 'Wound care and dressings',
  pap: 'A machine that helps with breathing at night',
  enteral: 'Food through a tube',
  orthotics_prosthetics: 'A brace, support or artificial limb',
};

/** What was ordered in plain words, each kind once. */
export function inPlainWords(lines: OwnCase['lines']): string[] {
  const named = families.filter((family) => lines.some((line) => line.family === family));
  return named.map((family) => plainly[family]);
}

/** The page at `/member`. */
export function MemberPortal() {
  return (
    <OwnPortal portal="member" name="For members" places={[]} density="roomy">
      {(someone) => <Own someone={someone} />}
    </OwnPortal>
  );
}

function Own({ someone }: { readonly someone: SignedIn }) {
  const { cases, problem, retry, hasMore, more } = useOwnCases();
  const isDelegate = someone.role === 'delegate';
  if (problem !== null)
    return (
      <ErrorState
        title="We could not load your page."
        problem={problem}
        kept="Nothing has changed."
        onRetry={retry}
      />
    );
  if (cases === undefined) return <LoadingRows rows={4} columns={1} tall={96} />;
  if (cases.length === 0) return <Nothing isDelegate={isDelegate} />;
  const names = [...new Set(cases.map((one) => one.patientName))];
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <Door of="member" size={72} />
        <div>
          <h1>{isDelegate ? names.join(' and ') : `Hello, ${someone.name}`}</h1>
          <p>
            {isDelegate
              ? `${someone.name}, you are looking after this for ${names.join(' and ')}.`
              : cases.length === 1
                ? 'Here is your order and where it is now.'
                : `Here are your ${cases.length.toString()} orders and where they are now.`}
          </p>
        </div>
      </header>
      <ul className={css['cards']}>
        {cases.map((one) => (
          <li key={one.id}>
            <OneCase one={one} />
          </li>
        ))}
      </ul>
      {hasMore ? (
        <Button size="thumb" onClick={more}>
          Show older orders
        </Button>
      ) : null}
      <Calling />
    </div>
  );
}

function OneCase({ one }: { readonly one: OwnCase }) {
  const things = inPlainWords(one.lines);
  const [answer, rest] = firstSentence(one.sentence);
  const phone = one.phone === null ? null : sayPhone(one.phone);
  return (
    <div className={css['one']}>
      <MemberCard
        status={{ tone: toneOf(one.status), word: one.kind === 'inquiry' ? 'Question' : wordOf(one.status) }}
        answer={answer}
        {...(one.hearBy === null ? {} : { promise: one.hearBy })}
        {...(rest === '' ? {} : { who: rest })}
        actions={
          <>
            <TimesToAnswer one={one} />
            <CardButtons one={one} />
          </>
        }
        steps={one.kind === 'inquiry' ? [] : fiveSteps(one.status)}
        {...(one.caseManagerName === null || phone === null
          ? {}
          : {
              person: {
                name: one.caseManagerName,
                role:
                  one.caseManagerExtension === null
                    ? 'Looks after your case'
                    : `Looks after your case, extension ${one.caseManagerExtension}`,
                phone,
              },
            })}
      />
      <div className={css['more']}>
        <Appointments one={one} title="Who comes when" />
        <section>
          <h3>What was ordered</h3>
          {things.length === 0 ? (
            <p>The order does not say yet. We will find out.</p>
          ) : (
            <ul className={css['things']}>
              {things.map((thing) => (
                <li key={thing}>{thing}</li>
              ))}
            </ul>
          )}
          <Details one={one} />
        </section>
        <section>
          <h3>Your case number</h3>
          <CaseNumber value={one.caseNumber} size="head" copy={false} />
          <p className={css['quiet']}>
            We got this {sayInstant(one.receivedAt, one.zone)} time. Your plan is {one.payerName}.
          </p>
        </section>
      </div>
    </div>
  );
}

const words: Readonly<Record<string, string>> = {
  received: 'We have it',
  acknowledged: 'Being checked',
  verifying: 'Being checked',
  pending_info: 'Waiting for the doctor’s office',
  ready: 'Ready to arrange',
  in_coordination: 'Being arranged',
  partially_scheduled: 'Partly set',
  scheduled: 'Date is set',
  in_service: 'Under way',
  completed: 'Done',
  on_hold: 'Paused',
  cancelled: 'Cancelled',
};

const wordOf = (status: string): string => words[status] ?? 'Closed';

function firstSentence(text: string): readonly [string, string] {
  const end = text.indexOf('. ');
  return end < 0 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}

function CardButtons({ one }: { readonly one: OwnCase }) {
  const toast = useToast();
  return (
    <>
      {one.phone === null ? null : (
        <a className={css['call']} href={`tel:${one.phone}`}>
          <IconPhone aria-hidden="true" /> Call us about this
        </a>
      )}
      <Button
        size="thumb"
        wide
        icon={<IconCopy aria-hidden="true" />}
        onClick={() => {
          navigator.clipboard
            .writeText(one.caseNumber)
            .then(() => toast({ say: 'Your case number is copied.' }))
            .catch(() => toast({ say: `Your case number is ${one.caseNumber}.`, tone: 'waiting' }));
        }}
      >
        Copy my case number
      </Button>
    </>
  );
}

function Details({ one }: { readonly one: OwnCase }) {
  const [open, setOpen] = useState(false);
  if (one.lines.length === 0) return null;
  return (
    <>
      <button type="button" className={css['unfold']} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide the doctor’s words' : 'Show the doctor’s words'}
      </button>
      {open ? (
        <ul className={css['exact']}>
          {one.lines.map((line, i) => (
            <li key={`${line.description}-${i.toString()}`}>
              {line.description}
              <StatusMark tone="working" word={line.statusLabel} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Calling() {
  return (
    <footer className={css['foot']}>
      <p>
        We answer the phone Monday to Friday, 8 in the morning to 6 in the evening, your time. If someone is
        in danger, call <a href="tel:911">911</a>.
      </p>
    </footer>
  );
}

function Nothing({ isDelegate }: { readonly isDelegate: boolean }) {
  return (
    <div className={css['page']} data-empty>
      <EmptyState
        as="h1"
        title={isDelegate ? 'No order for the person you help yet' : 'No order for you yet'}
        drawing={<Door of="member" />}
      >
        <p>
          When a doctor’s office sends us an order, it shows here the same minute: what it is, what happens
          next, and the name of the person who looks after it.
        </p>
        <p>Did a doctor say one was sent? Ask the office for the case number we gave them.</p>
      </EmptyState>
      <Calling />
    </div>
  );
}
