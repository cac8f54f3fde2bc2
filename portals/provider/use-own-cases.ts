// Why: an office, a member and a payer read their own cases from one door; what others do appears by itself.
import { useInfiniteQuery } from '@tanstack/react-query';
import { listOwnCases, type OwnCase } from '../../care/casefile/casefile.contract.ts';
import { asProblem, callDoor, type Problem } from '../kit/api.ts';
import { keyOf } from '../kit/use-door.ts';

/** Portals have no live stream, so the list asks again this often, ms. */
const ordinarilyMs = 15_000;

type Page = { readonly items: readonly OwnCase[]; readonly next: string | null };

/** The caller's own cases, newest first, page after page; asked again every `everyMs`. */
export function useOwnCases(everyMs: number = ordinarilyMs) {
  const asked = useInfiniteQuery<Page, Problem, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: keyOf(listOwnCases),
    initialPageParam: undefined,
    refetchInterval: everyMs,
    queryFn: async ({ pageParam, signal }) => {
      try {
        return await callDoor(listOwnCases, { query: { after: pageParam } }, { signal });
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  return {
    cases: asked.data?.pages.flatMap((page) => page.items),
    problem: asked.data === undefined ? asked.error : null,
    /** Set when the list shown may be old because the last question failed. */
    stale: asked.data !== undefined && asked.isError ? asked.error : null,
    retry: () => void asked.refetch(),
    hasMore: hasNextPage,
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}
