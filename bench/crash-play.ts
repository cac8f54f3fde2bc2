// Why: the people of a case go on with it whatever dies under them: they look again, say the same again, and give up only when
// a door keeps refusing or the house never catches up.
import type { Client } from 'pg';
import { takeTurn } from '../run/play/loop-driver.ts';
import type { LoopCase } from '../run/play/loop-orders.ts';
import { DoorRefused, peopleBehind, type Reach } from '../run/play/loop-people.ts';
import { lettersAt, type LoopWorld } from '../run/play/loop-world.ts';
import { HouseDied, type Life } from './crash-death.ts';
import { nowMs } from './percentiles.ts';

/** What people meet of a house: its doors, its mail, and whether it is there. */
export type Alive = Pick<Life, 'reach' | 'mail' | 'isDead'>;

/** Where cases are played. `life` is whichever house lives now. */
export type Stage = {
  readonly database: Client;
  readonly dispatcherOf: LoopWorld['dispatcherOf'];
  readonly mailboxUrl: string;
  readonly patienceSeconds: number;
  life: Alive | undefined;
  /** Something is wrong already: nobody need play on. */
  isBroken: boolean;
  lastDeathMs: number;
  longestWaitMs: number;
  /** How far events were read, and how many there were of each case. */
  position: string;
  readonly eventsOf: Map<string, number>;
};

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something happened to the case, a little while passed, or the house died. */
async function news(stage: Stage, one: LoopCase): Promise<void> {
  const { life, position } = stage;
  const id = one.seen.params?.id;
  const mark = () => (id === undefined ? stage.position : (stage.eventsOf.get(id) ?? 0));
  const before = id === undefined ? position : mark();
  const from = nowMs();
  while (mark() === before && stage.life === life && nowMs() - from < 400) await pause(8);
}

/** Reads what has happened since the last look. */
export async function readEvents(stage: Stage): Promise<void> {
  const { rows } = await stage.database.query<{ position: string; id: string }>({
    name: 'crash.events',
    text: 'select position::text, subject_id::text as id from base.event where position > $1::bigint order by position',
    values: [stage.position],
  });
  for (const { position, id } of rows) {
    stage.position = position;
    stage.eventsOf.set(id, (stage.eventsOf.get(id) ?? 0) + 1);
  }
}

/** How long a case has waited for the house since the last act or the last death. */
const waitedMs = (stage: Stage, since: number) => nowMs() - Math.max(since, stage.lastDeathMs);

/** Plays one case until it is closed, over however many lives. Gives up when a door keeps refusing or the house never catches up. */
export async function play(stage: Stage, world: LoopWorld, one: LoopCase): Promise<string | undefined> {
  let refused = 0;
  let since = nowMs();
  const noteAct = () => {
    stage.longestWaitMs = Math.max(stage.longestWaitMs, waitedMs(stage, since));
    since = nowMs();
  };
  while (waitedMs(stage, since) < stage.patienceSeconds * 1000) {
    if (stage.isBroken) return `${one.key} was given up`;
    const { life } = stage;
    if (life === undefined || life.isDead()) {
      await pause(2);
      continue;
    }
    try {
      const turn = await takeTurn(world, one);
      if (turn === 'waits') {
        await news(stage, one);
        continue;
      }
      noteAct();
      if (turn === 'closed') return undefined;
      refused = turn.did.startsWith('was refused') ? refused + 1 : 0;
      if (refused > 20) return `${one.key} ${turn.did}`;
    } catch (error) {
      if (error instanceof HouseDied || life.isDead()) continue;
      if (!(error instanceof DoorRefused)) throw error;
      refused += 1;
      if (refused > 20) return `${one.key}: ${error.message}`;
      await pause(10);
    }
  }
  return `${one.key} waited ${stage.patienceSeconds.toString()} s for the house: ${await standingOf(stage, one)}`;
}

/** Where a case stands, for whoever must find out why it stays there. */
async function standingOf(stage: Stage, one: LoopCase): Promise<string> {
  const { rows } = await stage.database.query(
    `select channel, referral.status, array(select status from cases.service_line line where line.referral_id = referral.id and number > 0 order by number) as lines,
       array(select code || ': ' || task.say from work.task where task.referral_id = referral.id and task.status = 'open') as tasks,
       array(select status from fulfilment.appointment where referral_id = referral.id) as appointments,
       array(select key || ' ' || attempts || ' ' || coalesce(last_error, '') from base.job where state = 'ready' and payload->>'subjectId' = referral.id::text) as jobs
     from cases.referral where referral.id = $1`,
    [one.seen.params?.id ?? null],
  );
  return `${one.door} ${JSON.stringify(rows)}`;
}

export function worldOf(stage: Stage): LoopWorld {
  const alive = () => {
    if (stage.life === undefined) throw new HouseDied();
    return stage.life;
  };
  const reach: Reach = async (wanted) => await alive().reach(wanted);
  return {
    as: peopleBehind(reach, true),
    dispatcherOf: stage.dispatcherOf,
    mail: async (from, to, raw) => await alive().mail(from, to, raw),
    lettersTo: async (address) => await lettersAt(stage.mailboxUrl, address),
  };
}
