// Why: the colours and sizes everything else is made of, each with what it means.
import { StatusMark, type Tone } from '../status-mark.tsx';
import css from './kit-page.module.css';
import { Piece, Section } from './section.tsx';

const papers = [
  'paper',
  'paper-sunk',
  'surface',
  'hover',
  'rule',
  'rule-strong',
  'ink-3',
  'ink-2',
  'ink',
  'door',
];
const meanings: readonly (readonly [Tone, string, string])[] = [
  ['risk', 'At risk', 'Time is short. Someone should act now.'],
  ['breach', 'Breached', 'Late or harmful. Someone must act now.'],
  ['proved', 'Proved', 'It happened, and there is evidence.'],
  ['waiting', 'Waiting on others', 'The next step is someone else’s, and we know whose.'],
  ['working', 'In work', 'A named person has it.'],
  ['new', 'New', 'Nobody has it yet.'],
  ['closed', 'Closed', 'Nothing more is owed.'],
];

/** Colour, meaning, type. */
export function InkSection() {
  return (
    <Section
      id="ink"
      title="Paper and ink"
      why="Quiet paper, clear ink, one accent. Colour is kept for meaning, and every meaning has a shape and a word."
    >
      <Piece name="Paper, rules, ink, the door" wide>
        <ul className={css['swatches']}>
          {papers.map((name) => (
            <li key={name}>
              <span data-swatch={name} className={css['swatch']} />
              {name}
            </li>
          ))}
        </ul>
      </Piece>
      <Piece name="Meanings" wide>
        <ul className={css['meanings']}>
          {meanings.map(([tone, word, text]) => (
            <li key={tone}>
              <StatusMark tone={tone} word={word} look="tint" />
              <StatusMark tone={tone} word={word} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </Piece>
      <Piece name="One family, tabular figures" wide>
        <div className={css['type']}>
          <p className={css['t1']}>Your oxygen comes tomorrow</p>
          <p className={css['t2']}>What is next, who owns it, by when</p>
          <p>Workbench text, 14 px: The order has no signature. Ask Dr Rao’s office for it.</p>
          <p className={css['t4']}>
            Table text, 13 px: E1390 concentrator · 2 L/min · authorization A1 to 12/31
          </p>
          <p className={css['figures']}>
            <span>$1,240.00</span>
            <span>$77,111.11</span>
            <span>11:40</span>
            <span>08:08</span>
          </p>
        </div>
      </Piece>
    </Section>
  );
}
