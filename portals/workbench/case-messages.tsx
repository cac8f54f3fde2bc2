// Why: what we told the sender, and whether it left the house, is part of the case.
import type { ShownMessage } from '../../care/contact/contact.schema.ts';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import css from './case.module.css';

const marks: Record<string, readonly [Tone, string]> = {
  queued: ['waiting', 'Being sent'],
  sent: ['proved', 'Sent'],
  failed: ['breach', 'Could not be delivered'],
  kept: ['waiting', 'Sent by hand'],
  withheld: ['risk', 'Not sent'],
};

/** The messages of a case or arrival, each opening its words. */
export function CaseMessages({
  messages,
  zone,
}: {
  readonly messages: readonly ShownMessage[];
  readonly zone: string;
}) {
  return (
    <section className={css['messages']} aria-label="Messages">
      <h2>Messages</h2>
      {messages.length === 0 ? <p className={css['quiet']}>Nothing was written to anybody yet.</p> : null}
      {messages.map((message) => {
        const [tone, word] = marks[message.status] ?? ['waiting', message.status];
        return (
          <details key={message.id} className={css['message']}>
            <summary>
              <StatusMark tone={tone} word={word} />
              <span className={css['subject']}>{message.subjectLine}</span>
              <span className={css['to']}>to {message.recipient}</span>
              <TimeTwice at={message.sentAt ?? message.queuedAt} zone={zone} kind="past" />
            </summary>
            <p className={css['body']}>
              {message.body.replaceAll(/\{\{[^}]*\}\}/g, '(a link only the sender gets)')}
            </p>
          </details>
        );
      })}
    </section>
  );
}
