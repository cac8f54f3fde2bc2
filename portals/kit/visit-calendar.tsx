// Why: `SN 2w4, 1w5` is read in a second and misread in a second; the weeks it means stand beside it, from Sunday, with a first
// week that may be partial, and the words say the same for who does not see the drawing.
import { weekdayOf } from '../../base/time/instant.ts';
import { isVisited, type OrderedLine } from '../../care/needs/order-kind.rules.ts';
import { weeksOf, type VisitPart, type VisitWeek } from '../../care/needs/visit-calendar.rules.ts';
import { readVisits } from '../../care/needs/visit-frequency.rules.ts';
import { sayVisits } from '../../care/needs/say-visits.rules.ts';
import css from './visit-calendar.module.css';

export type VisitCalendarProps = {
  readonly line: OrderedLine & { readonly frequency: string | null };
  /** The first day of service, 'YYYY-MM-DD'; without it only the words are shown. */
  readonly from: string | null;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const drawnWeeks = 14;

/** '2026-03-12' → 'Mar 12'. */
const sayDate = (day: string) =>
  `${months[Number(day.slice(5, 7)) - 1] ?? ''} ${Number(day.slice(8, 10)).toString()}`;

/** The plan of one line as words and as weeks; nothing where the line is not ordered in visits or its plan cannot be read. */
export function VisitCalendar({ line, from }: VisitCalendarProps) {
  const plan = isVisited(line) ? readVisits(line.frequency ?? '') : null;
  if (plan === null) return null;
  const isDay = from !== null && /^\d{4}-\d\d-\d\d$/.test(from) && weekdayIsKnown(from);
  const weeks = isDay ? weeksOf(plan, from, drawnWeeks + 1) : [];
  return (
    <div className={css['calendar']}>
      <p>{sayVisits(plan)}</p>
      {weeks.length === 0 ? null : (
        <table>
          <caption className="only-heard">Visits by week, from {sayDate(from ?? '')}</caption>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              {weekdays.map((day) => (
                <th key={day} scope="col" className={css['day']}>
                  <abbr title={day}>{day.slice(0, 1)}</abbr>
                </th>
              ))}
              <th scope="col">Visits</th>
            </tr>
          </thead>
          <tbody>
            {weeks.slice(0, drawnWeeks).map((week) => (
              <Week key={week.sunday} week={week} />
            ))}
          </tbody>
        </table>
      )}
      {weeks.length > drawnWeeks ? <p className={css['more']}>and the weeks after these</p> : null}
    </div>
  );
}

function weekdayIsKnown(day: string): boolean {
  try {
    return weekdayOf(day) > 0;
  } catch {
    return false;
  }
}

function Week({ week }: { readonly week: VisitWeek }) {
  return (
    <tr>
      <th scope="row">{sayDate(week.sunday)}</th>
      {week.days.map(({ day, isInPlan, visits }) => (
        <td key={day} className={css['day']} data-in={isInPlan || undefined}>
          <span className="only-heard">{isInPlan ? 'in the plan' : 'outside'}</span>
          {visits === null ? null : visits}
        </td>
      ))}
      <td className={css['visits']}>{sayParts(week)}</td>
    </tr>
  );
}

const range = ({ atLeast, atMost }: VisitPart) =>
  atLeast === atMost ? atMost.toString() : `${atLeast.toString()}–${atMost.toString()}`;

/** What is to happen in this week: '2', '1–2', '1 a day', '1 by Apr 11'. */
function sayParts({ parts, days }: VisitWeek): string {
  const [first] = parts;
  if (first === undefined) return days.some((one) => one.isInPlan) ? 'same month' : '';
  if (first.every === 'day') return `${range(first)} a day`;
  return first.every === 'month' ? `${range(first)} by ${sayDate(first.to)}` : range(first);
}
