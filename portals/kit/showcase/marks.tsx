// Why: the small pieces that carry who, what and when on every screen.
import { IconPhone, IconTrash } from '@tabler/icons-react';
import { Button, IconButton, ReasonButton } from '../button.tsx';
import { CaseNumber } from '../case-number.tsx';
import { StatusSentence } from '../status-sentence.tsx';
import { TimeTwice } from '../time-twice.tsx';
import { useToast } from '../toast.tsx';
import { boston, sampleProof } from './sample.ts';
import css from './kit-page.module.css';
import { Piece, Section } from './section.tsx';

/** Case numbers, times, sentences, buttons. */
export function MarksSection() {
  const say = useToast();
  return (
    <Section
      id="marks"
      title="Numbers, times, sentences"
      why="A case number survives being spoken. Time is shown twice and explains itself. One status sentence stands in every portal."
    >
      <Numbers />
      <Sentences />
      <Buttons />
      <Piece name="Done, with the way back" wide>
        <Button
          onClick={() =>
            say({
              say: 'You own case 7K4-Q2M-8 now.',
              undo: () => say({ say: 'Given back.', tone: 'closed' }),
            })
          }
        >
          Claim and undo
        </Button>
      </Piece>
    </Section>
  );
}

function Numbers() {
  return (
    <>
      <Piece name="Case number">
        <CaseNumber value="7K4-Q2M-8" size="said" />
        <p className={css['line']}>
          <CaseNumber value="7K4-Q2M-8" size="head" />
        </p>
        <p className={css['line']}>
          In a row: <CaseNumber value="7K4-Q2M-8" />
        </p>
      </Piece>
      <Piece name="Time, twice (press the first for its proof)">
        <p className={css['line']}>
          <TimeTwice
            at={sampleProof.dueAt}
            zone={boston}
            proof={sampleProof}
            warnAt="2026-11-25T15:00:00.000Z"
          />
        </p>
        <p className={css['line']}>
          <TimeTwice at="2026-11-25T14:10:00.000Z" zone="Pacific/Honolulu" />
        </p>
        <p className={css['line']}>
          <TimeTwice at="2026-11-27T20:00:00.000Z" zone="America/Chicago" />
        </p>
        <p className={css['line']}>
          <TimeTwice at="2026-11-25T15:40:00.000Z" zone={boston} kind="past" />
        </p>
      </Piece>
    </>
  );
}

function Sentences() {
  return (
    <Piece name="Status sentence" wide>
      <div className={css['stack']}>
        <StatusSentence
          tone="risk"
          state="At risk"
          because="no nurse yet"
          next="accept offer, Bay Home Health"
          owner="Dana Whitfield"
          due={
            <TimeTwice
              at={sampleProof.dueAt}
              zone={boston}
              proof={sampleProof}
              warnAt="2026-11-25T15:00:00.000Z"
            />
          }
        />
        <StatusSentence
          tone="waiting"
          state="Waiting on Dr Rao’s office"
          next="signed order"
          owner="Priya Raman"
          due={<TimeTwice at="2026-11-26T20:00:00.000Z" zone={boston} />}
        />
        <StatusSentence
          tone="breach"
          state="Breached"
          because="not acknowledged in time"
          next="call the office"
          owner="nobody yet"
          due={<TimeTwice at="2026-11-25T14:10:00.000Z" zone="America/Anchorage" />}
        />
      </div>
    </Piece>
  );
}

function Buttons() {
  return (
    <Piece name="Buttons, and one that says why not" wide>
      <div className={css['buttons']}>
        <Button look="primary" keys="c">
          Claim
        </Button>
        <Button icon={<IconPhone aria-hidden="true" />}>Call the office</Button>
        <Button look="quiet">Hand over…</Button>
        <Button look="harm" icon={<IconTrash aria-hidden="true" />}>
          Cancel the order
        </Button>
        <ReasonButton look="primary" can="Only a referral just received can be acknowledged.">
          Acknowledge
        </ReasonButton>
        <Button look="primary" busy>
          Saving
        </Button>
        <IconButton label="Call" icon={<IconPhone />} />
      </div>
    </Piece>
  );
}
