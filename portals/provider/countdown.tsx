// Why: how long is left to answer must be right to the minute without anybody pressing anything, and is said in words and
// by colour only near the end.
import { sayInstant, saySpan } from '../../base/time/say.ts';
import { msPerMinute, toMs } from '../../base/time/instant.ts';
import { useNow } from '../kit/use-now.ts';
import css from './offers.module.css';

/** `38 m left · by Tue 14:00 Boston`; amber in the last third, red when over. */
export function Countdown({
  from,
  to,
  zone,
}: {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}) {
  const now = useNow();
  if (now === null) return <span className={css['left']}>by {sayInstant(to, zone)}</span>;
  const leftMs = toMs(to) - toMs(now);
  const whole = Math.max(1, toMs(to) - toMs(from));
  const tone = leftMs <= 0 ? 'breach' : leftMs * 3 < whole || leftMs < 10 * msPerMinute ? 'risk' : undefined;
  return (
    <span className={css['left']}>
      <strong data-tone={tone}>{leftMs <= 0 ? 'time is over' : `${saySpan(leftMs)} left`}</strong>{' '}
      <span className={css['by']}>by {sayInstant(to, zone, now)}</span>
    </span>
  );
}
