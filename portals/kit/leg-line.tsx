// Why: how far an order is and which leg threatens it, in one look: order, coverage, authorization, provider, delivery.
import css from './leg-line.module.css';
import { StatusShape, type Tone } from './status-mark.tsx';

export type Leg = { readonly name: string; readonly tone: Tone; readonly say: string };

/** The legs of a case from left to right; on a phone they stand one below the other. */
export function LegLine({ legs }: { readonly legs: readonly Leg[] }) {
  return (
    <ol className={css['legs']} aria-label="Legs of the order">
      {legs.map((leg) => (
        <li key={leg.name} data-tone={leg.tone}>
          <StatusShape tone={leg.tone} />
          <span className={css['name']}>{leg.name}</span>
          <span className={css['say']}>{leg.say}</span>
        </li>
      ))}
    </ol>
  );
}
