// Why: a story plays whole loops with the same people and doors as the benches, but on its own pinned clock: between two
// acts the house works, and when nobody can do anything time passes.
import { Client as Postgres } from 'pg';
import { takeTurn } from '../play/loop-driver.ts';
import { loopCase, type LoopCase, type LoopDoor } from '../play/loop-orders.ts';
import { peopleBehind, reachInto } from '../play/loop-people.ts';
import { openEveryLocation, type LoopWorld } from '../play/loop-world.ts';
import type { StoryHub } from './story-hub.ts';

export type StoryLoop = {
  readonly world: LoopWorld;
  /** A case of this door and family for somebody of the town who can be served. */
  begin(door: LoopDoor, family: 'oxygen' | 'home_health', nth?: number): LoopCase;
  /** Plays until `until` holds (looked at before every act) or the case is closed; gives the acts that were done. */
  play(one: LoopCase, until?: () => Promise<boolean>): Promise<string[]>;
  close(): Promise<void>;
};

const turnsAtMost = 120;
const stepMinutes = 30;

/** The people of a loop around a story's house. */
export async function openLoop(
  hub: StoryHub,
  api: Awaited<ReturnType<StoryHub['house']['buildApi']>>,
): Promise<StoryLoop> {
  const database = new Postgres({ connectionString: hub.url });
  await database.connect();
  const as = peopleBehind(reachInto(api));
  const world: LoopWorld = {
    as,
    dispatcherOf: await openEveryLocation(database),
    mail: async (from, to, raw) => await hub.mail.resend({ from, to }, raw),
    lettersTo: async (address) => await hub.mailbox.to(address),
  };
  let begun = 0;
  return {
    world,
    begin(door, family, nth = begun) {
      begun += 1;
      // Doors and families take turns in loopCase: the first of the wanted family is `0`, of the other `1`.
      const i = family === 'oxygen' ? nth * 2 : nth * 2 + 1;
      return loopCase(`story-${begun.toString()}`, i, hub.clock.now(), [door]);
    },
    async play(one, until = () => Promise.resolve(false)) {
      const done: string[] = [];
      for (let turn = 0; turn < turnsAtMost; turn += 1) {
        await hub.settle();
        if (await until()) return done;
        const came = await takeTurn(world, one);
        if (came === 'closed') return done;
        if (came === 'waits') await hub.pass({ minutes: stepMinutes });
        else done.push(came.did);
      }
      throw new Error(`The loop of ${one.key} never ended: ${done.join(', ')}.`);
    },
    close: async () => await database.end(),
  };
}
