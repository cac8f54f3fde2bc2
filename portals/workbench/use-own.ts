// Why: taking, giving back and moving work is the same deed in every list and on every page, said once with its undo.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { claimItem, reassignItems, releaseItem } from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { asProblem, callDoor } from '../kit/api.ts';
import { useToast } from '../kit/toast.tsx';
import { whoOf } from './item-words.ts';

type Owned = Pick<WorkItem, 'tenantId' | 'id' | 'caseNumber' | 'title' | 'ownerId' | 'can'>;

/** Claim, release and reassign with undo; what the hub refuses is said in its own sentence. */
export function useOwn() {
  const say = useToast();
  const client = useQueryClient();
  const attempt = useCallback(
    async (deed: () => Promise<unknown>, done: { say: string; undo?: () => void }) => {
      try {
        await deed();
        say(done);
        return true;
      } catch (thrown) {
        say({ say: asProblem(thrown).say, tone: 'risk' });
        return false;
      } finally {
        for (const stale of ['listWork', 'countWork', 'readCase', 'readArrival', 'readTimeline'])
          void client.invalidateQueries({ queryKey: [stale] });
      }
    },
    // oxlint-disable-next-line react/memo-dependencies -- both are read inside try and finally, which the rule does not see
    [say, client],
  );
  const release = useCallback(
    async (item: Owned) => {
      const params = { tenantId: item.tenantId, id: item.id };
      return await attempt(() => callDoor(releaseItem, { params }), {
        say: `${item.caseNumber} went back to the queue.`,
        undo: () => void attempt(() => callDoor(claimItem, { params }), { say: 'It is yours again.' }),
      });
    },
    [attempt],
  );
  const claim = useCallback(
    async (item: Owned) => {
      const can = item.can['claim'];
      if (can !== true) {
        say({ say: can ?? 'This is not for your role.', tone: 'waiting' });
        return false;
      }
      const params = { tenantId: item.tenantId, id: item.id };
      return await attempt(() => callDoor(claimItem, { params }), {
        say: `${item.caseNumber} is yours: ${whoOf(item).name}.`,
        undo: () =>
          void attempt(() => callDoor(releaseItem, { params }), {
            say: `${item.caseNumber} went back to the queue.`,
          }),
      });
    },
    [attempt, say],
  );
  const reassign = useCallback(
    async (items: readonly Owned[], to: { id: string; name: string } | null) => {
      const move = (some: readonly Owned[], owner: string | null) =>
        callDoor(reassignItems, {
          body: { items: some.map(({ tenantId, id }) => ({ tenantId, id })), to: owner },
        });
      const putBack = async () => {
        for (const [owner, some] of Map.groupBy(items, (item) => item.ownerId)) await move(some, owner);
      };
      const n = items.length === 1 ? (items[0]?.caseNumber ?? '') : `${items.length.toString()} items`;
      return await attempt(() => move(items, to?.id ?? null), {
        say: to === null ? `${n} went back to the queue.` : `${n} moved to ${to.name}.`,
        undo: () => void attempt(putBack, { say: `${n} went back to where it was.` }),
      });
    },
    [attempt],
  );
  return { claim, release, reassign };
}
