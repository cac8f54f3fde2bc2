// Why: dividing a fax is trying things out: every cut is kept at once so that nothing is lost, and taken back with one press
// until its pages are with a case.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { divideArrival, listParts } from '../../care/intake/part.contract.ts';
import { cutBefore } from '../../care/intake/part.rules.ts';
import type { PartDraft, ShownPart } from '../../care/intake/part.schema.ts';
import { useToast } from '../kit/toast.tsx';
import { keyOf, useAct, useDoor } from '../kit/use-door.ts';

type Params = { readonly tenantId: number; readonly id: string };

const draftOf = ({ documentId, firstPage, lastPage, fate, title }: ShownPart): PartDraft => ({
  documentId,
  firstPage,
  lastPage,
  fate,
  title,
});

/** The parts of an arrival and what one can do with those that are not with a case yet. */
export function useParts(params: Params, enabled: boolean) {
  const found = useDoor(listParts, { params }, { enabled });
  const act = useAct(divideArrival);
  const client = useQueryClient();
  const say = useToast();
  const [before, setBefore] = useState<readonly (readonly PartDraft[])[]>([]);
  const parts = found.data?.parts ?? [];
  const planned = parts.filter((one) => one.status === 'planned').map(draftOf);
  function keep(drafts: readonly PartDraft[], done: () => void): void {
    act.mutate(
      { params, body: { parts: [...drafts] } },
      {
        onSuccess(reply) {
          client.setQueryData(keyOf(listParts, { params }), reply);
          done();
        },
        onError: (problem) => say({ say: problem.say, tone: 'risk' }),
      },
    );
  }
  const change = (drafts: readonly PartDraft[]) => keep(drafts, () => setBefore((all) => [...all, planned]));
  const last = before.at(-1);
  return {
    parts,
    isLoading: enabled && found.data === undefined && found.error === null,
    problem: found.error,
    busy: act.isPending,
    change,
    begin: (drafts: readonly PartDraft[]) => change(drafts),
    /** Cuts before a page; nothing where a part begins there already. */
    cut(documentId: string, page: number): void {
      const cut = planned.flatMap((one) =>
        one.documentId === documentId ? (cutBefore(one, page) ?? [one]) : [one],
      );
      if (cut.length > planned.length) change(cut);
    },
    set(
      at: Pick<PartDraft, 'documentId' | 'firstPage'>,
      said: Partial<Pick<PartDraft, 'fate' | 'title'>>,
    ): void {
      change(
        planned.map((one) =>
          one.documentId === at.documentId && one.firstPage === at.firstPage ? { ...one, ...said } : one,
        ),
      );
    },
    undo: last === undefined ? undefined : () => keep(last, () => setBefore((all) => all.slice(0, -1))),
    /** What was undone before a part went to a case must not come back. */
    forgetUndo: () => setBefore([]),
  };
}
export type Parts = ReturnType<typeof useParts>;
