// Why: what was asked, of whom and when, and what came back stand side by side: whoever reads an answer sees the question it
// answers and the page that was read, and asks nobody twice.
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { listQuestions } from '../../care/casefile/question.contract.ts';
import { Button } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { ErrorState } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Documents } from './document-view.tsx';
import css from './questions.module.css';

const ways: Readonly<Record<string, string>> = {
  portal: 'in their portal',
  mail: 'by mail',
  fax: 'by fax',
  phone: 'by phone',
  x12: 'in the answer to their 278',
};

type Listed = ReturnType<(typeof listQuestions)['reply']['parse']>;
type Item = Listed['items'][number];

function standing(item: Item) {
  if (item.closedAs === 'answered') return <StatusMark tone="proved" word="Answered" />;
  if (item.closedAs !== null) return <StatusMark tone="closed" word="No longer asked" />;
  return <StatusMark tone="waiting" word={item.channel === null ? 'Being asked' : 'Open'} />;
}

/** What this case asked for; nothing while nothing was. */
export function Questions({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id, zone, version, status } = page.referral;
  const found = useDoor(listQuestions, { params: { tenantId, id } }, { refetchInterval: 30_000 });
  if (found.data === undefined)
    return found.error === null ? null : (
      <ErrorState
        title="What was asked could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  const { items, answers } = found.data;
  if (items.length === 0) return null;
  return (
    <section className={css['questions']} aria-label="What was asked" data-version={`${version} ${status}`}>
      <h2>
        What was asked <span className={css['count']}>{sayOpen(items)}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            {standing(item)}
            <div className={css['question']}>
              <p>{item.say}</p>
              {item.quote === null ? null : <p className={css['quiet']}>We have: “{item.quote}”.</p>}
              <p className={css['quiet']}>
                {sayWay(item)} <TimeTwice at={item.askedAt} zone={zone} kind="past" look="row" />
                {item.remindedAt.length === 0 ? null : `, reminded ${sayTimes(item.remindedAt.length)}`}
              </p>
            </div>
            <PageRead item={item} page={page} />
          </li>
        ))}
      </ul>
      {answers.map((answer) => (
        <Came key={answer.arrivalId} answer={answer} zone={zone} />
      ))}
    </section>
  );
}

const sayOpen = (items: readonly Item[]) => {
  const open = items.filter((item) => item.closedAs === null).length;
  return open === 0 ? 'all answered' : `${open.toString()} open`;
};
const sayTimes = (count: number) => (count === 1 ? 'once' : `${count.toString()} times`);
const sayWay = ({ channel, askedOf }: Item) =>
  channel === null
    ? 'Written down'
    : `Asked ${ways[channel] ?? channel}${askedOf === null ? '' : `, ${askedOf}`}`;

function PageRead({ item, page }: { readonly item: Item; readonly page: CasePage }) {
  const { show } = useEvidence();
  const document = page.documents.find((one) => one.id === item.documentId);
  if (document === undefined || item.page === null) return null;
  const start = item.page - 1;
  return (
    <Button
      size="small"
      aria-label={`Page ${item.page.toString()} of ${document.fileName}, read for: ${item.say}`}
      onClick={() =>
        show({
          key: `${document.id}-${start.toString()}`,
          title: `The page that was read`,
          peek: false,
          body: <Documents documents={[document]} start={start} />,
        })
      }
    >
      Page {item.page}
    </Button>
  );
}

function Came({ answer, zone }: { readonly answer: Listed['answers'][number]; readonly zone: string }) {
  const { show } = useEvidence();
  const { documents } = answer;
  return (
    <article className={css['came']} aria-label="An answer by mail">
      <header>
        <strong>Answer by mail</strong> <span className={css['quiet']}>{answer.from}</span>{' '}
        <TimeTwice at={answer.receivedAt} zone={zone} kind="past" look="row" />
      </header>
      {answer.text === null || answer.text.trim() === '' ? null : (
        <p className={css['text']}>{answer.text}</p>
      )}
      {documents.map((one) => (
        <Button
          key={one.id}
          size="small"
          onClick={() =>
            show({ key: one.id, title: one.fileName, peek: false, body: <Documents documents={[one]} /> })
          }
        >
          Open {one.fileName}
        </Button>
      ))}
    </article>
  );
}
