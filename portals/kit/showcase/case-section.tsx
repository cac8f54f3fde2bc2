// Why: the pieces together, as a case will stand: who and what, what is next, the legs, the lines, all in one look.
import { Tabs } from '@mantine/core';
import { Button, ReasonButton } from '../button.tsx';
import { CaseHead } from '../case-head.tsx';
import { LegLine } from '../leg-line.tsx';
import { StatusMark } from '../status-mark.tsx';
import { StatusSentence } from '../status-sentence.tsx';
import { TimeTwice } from '../time-twice.tsx';
import css from './kit-page.module.css';
import { boston, sampleProof } from './sample.ts';
import { Section } from './section.tsx';

/** A case, laid out. */
export function CaseSection() {
  return (
    <Section
      id="case"
      title="A case, laid out"
      why="Every screen answers four questions at its top: who and what is this, what is next, who owns it, by when."
    >
      <div className={css['case']}>
        <CaseHead
          caseNumber="7K4-Q2M-8"
          name="Rosa Núñez-Ortega"
          facts={['03/14/1948', 'Silver MA HMO', 'Oxygen + nursing', 'Home Fri 15:00']}
          sentence={
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
          }
          actions={
            <>
              <Button look="primary" keys="n">
                Call Bay Home Health
              </Button>
              <Button keys="h">Hand over…</Button>
              <ReasonButton can="The order is acknowledged already, yesterday at 16:52.">
                Acknowledge
              </ReasonButton>
            </>
          }
        />
        <LegLine
          legs={[
            { name: 'Order', tone: 'proved', say: 'signed 11/24' },
            { name: 'Coverage', tone: 'proved', say: 'active' },
            { name: 'Authorization', tone: 'working', say: 'A1 to 12/31' },
            { name: 'Provider', tone: 'risk', say: '1 of 2 accepted' },
            { name: 'Delivery', tone: 'new', say: 'not booked' },
          ]}
        />
        <Parts />
      </div>
    </Section>
  );
}

function Parts() {
  return (
    <Tabs defaultValue="lines">
      <Tabs.List aria-label="Parts of the case">
        <Tabs.Tab value="lines">Lines 2</Tabs.Tab>
        <Tabs.Tab value="promises">Promises 1</Tabs.Tab>
        <Tabs.Tab value="deadlines">Deadlines 4</Tabs.Tab>
        <Tabs.Tab value="people">People 6</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="lines">
        <ul className={css['lines']}>
          <li>
            <code>E1390</code> <strong>Oxygen concentrator</strong> <span>2 L/min, continuous</span>{' '}
            <StatusMark tone="waiting" word="Offered to two" />
          </li>
          <li>
            <code>G0299</code> <strong>Nursing, RN</strong> <span>2 a week for 4, then 1 a week for 5</span>{' '}
            <StatusMark tone="risk" word="No nurse yet" />
          </li>
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="promises">
        <p className={css['line']}>Promised to Ms Hart: a nurse’s name by 11:40.</p>
      </Tabs.Panel>
      <Tabs.Panel value="deadlines">
        <p className={css['line']}>Acknowledged, schedule, start of care, first visit.</p>
      </Tabs.Panel>
      <Tabs.Panel value="people">
        <p className={css['line']}>Member, daughter, Dr Rao, Ms Hart, Dana Whitfield, Coastal Respiratory.</p>
      </Tabs.Panel>
    </Tabs>
  );
}
