// Why: one sweeping worker as a process of its own, so that it can be killed without mercy in the middle.
import { z } from 'zod';
import { openDatabase } from '../base/db/database.ts';
import { query } from '../base/db/query.ts';
import { followWith } from '../base/events/event.ts';
import { sweepTimers, type TimerHandler } from '../base/jobs/timers.ts';
import { ringClocks } from '../care/work/clocks.ts';

const markRung = query(
  'bench.markRung',
  z.object({}),
  `insert into bench.rung (timer_id) select unnest($1::uuid[])`,
);

/** The smallest effect that can be counted: one row for each timer. */
const mark: TimerHandler = (deed, timers) => deed.tx.run(markRung, [timers.map((timer) => timer.id)]);

const [url = '', effect = 'row', at = ''] = process.argv.slice(2);
followWith(new Map());
const database = openDatabase(url, 'doorstep_worker', 2);
const handlers = new Map<string, TimerHandler>([
  ['bench', mark],
  ['deadline', effect === 'row' ? mark : ringClocks],
]);
let idle = 0;
while (idle < 3) {
  const count = await sweepTimers(database, at, handlers);
  if (count > 0) {
    process.send?.({ swept: count });
    idle = 0;
  } else {
    idle += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
process.send?.({ idle: true });
await database.close();
process.disconnect?.();
