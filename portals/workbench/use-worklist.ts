// Why: the queue is one list that never ends: pages by cursor, kept fresh, counts beside it, in one place for every screen
// that shows a part of it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listWork, type sorts, type views } from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { asProblem, callDoor, type Problem } from '../kit/api.ts';

export type WorklistAsk = {
  readonly view: (typeof views)[number];
  readonly sort: (typeof sorts)[number];
  readonly tenantId?: number | undefined;
  readonly family?: string | undefined;
};

/** The rows so far; `more` fetches the next page when there is one. */
export function useWorklist(ask: WorklistAsk) {
  const list = useInfiniteQuery<
    { items: WorkItem[]; next: string | null },
    Problem,
    { pages: { items: WorkItem[] }[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [listWork.name, ask],
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    queryFn: async ({ pageParam, signal }) => {
      try {
        return await callDoor(listWork, { query: { ...ask, after: pageParam, limit: 100 } }, { signal });
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  return {
    rows,
    problem: rows === undefined ? list.error : null,
    retry: () => void list.refetch(),
    more: () => {
      if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
    },
    hasMore: list.hasNextPage,
  };
}
