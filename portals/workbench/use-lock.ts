// Why: two people must not write one case at once; whoever works in it says so every minute, and it lapses by itself.
import { useEffect, useState } from 'react';
import { lockItem } from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { callDoor } from '../kit/api.ts';

const beatMs = 60_000;

/** Holds the item open here while `on`. `byOther` is the name of somebody else who has it. */
export function useLock(
  item: Pick<WorkItem, 'tenantId' | 'id'> | null,
  on: boolean,
): { byOther: string | null } {
  const [byOther, setByOther] = useState<string | null>(null);
  const tenantId = item?.tenantId;
  const id = item?.id;
  useEffect(() => {
    if (!on || tenantId === undefined || id === undefined) return undefined;
    let gone = false;
    async function beat(params: { tenantId: number; id: string }): Promise<void> {
      try {
        const held = await callDoor(lockItem, { params });
        if (!gone) setByOther(held.mine ? null : held.lockedByName);
      } catch {
        // Only a courtesy: without it the version check still keeps two writers apart.
      }
    }
    void beat({ tenantId, id });
    const timer = setInterval(() => void beat({ tenantId, id }), beatMs);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [on, tenantId, id]);
  return { byOther: on ? byOther : null };
}
