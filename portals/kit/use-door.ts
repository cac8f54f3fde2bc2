// Why: screens ask and act through the hub's contracts in two lines, and one intention keeps one key from the first
// press until it succeeded, however often the person presses again.
import { useMutation, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Contract } from '../../base/http/contract.ts';
import { asProblem, callDoor, newIntention, type Asked, type Problem } from './api.ts';

/** The cache key of a question, so that live events can say what to ask again. */
export function keyOf(door: { readonly name: string }, asked?: unknown): readonly unknown[] {
  return asked === undefined ? [door.name] : [door.name, asked];
}

/** Asks a GET door and keeps the answer fresh. Trouble is always a `Problem`. */
export function useDoor<P, Q, B, R>(
  door: Contract<P, Q, B, R>,
  asked: Asked<P, Q, B>,
  options: Pick<
    UseQueryOptions<R, Problem>,
    'enabled' | 'refetchInterval' | 'staleTime' | 'placeholderData'
  > = {},
) {
  return useQuery<R, Problem>({
    ...options,
    queryKey: keyOf(door, asked),
    queryFn: async ({ signal }) => {
      try {
        return await callDoor(door, asked, { signal });
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
}

/** Acts through a POST, PUT or DELETE door: `mutate(asked)`. The key changes only after success or a change of mind. */
export function useAct<P, Q, B, R>(door: Contract<P, Q, B, R>) {
  const intention = useRef<{ key: string; for: string } | null>(null);
  return useMutation<R, Problem, Asked<P, Q, B>>({
    mutationFn: async (asked) => {
      const what = JSON.stringify(asked);
      if (intention.current?.for !== what) intention.current = { key: newIntention(), for: what };
      try {
        const reply = await callDoor(door, asked, { intention: intention.current.key });
        intention.current = null;
        return reply;
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
}
