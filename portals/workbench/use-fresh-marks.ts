// Why: what a colleague does to a row in sight appears in place with their name, for as long as it takes to notice.
import { useEffect, useRef, useState } from 'react';
import { readTimeline } from '../../care/casefile/casefile.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { callDoor } from '../kit/api.ts';
import { onChange } from './desk.tsx';
import type { FreshMark } from './worklist-columns.tsx';

const noticeMs = 15_000;
const none: ReadonlyMap<string, FreshMark> = new Map();

/** Rows in sight that somebody other than `myName` just changed, by subject. */
export function useFreshMarks(
  rows: readonly WorkItem[] | undefined,
  myName: string,
): ReadonlyMap<string, FreshMark> {
  const [fresh, setFresh] = useState(none);
  const shown = useRef(rows);
  useEffect(() => {
    shown.current = rows;
  });
  useEffect(() => {
    const asking = new Set<string>();
    return onChange((change) => {
      const { tenantId, subjectId } = change;
      if (asking.has(subjectId) || asking.size > 4) return;
      if (shown.current?.some((item) => item.subjectId === subjectId) !== true) return;
      asking.add(subjectId);
      callDoor(readTimeline, { params: { tenantId, id: subjectId } })
        .then(({ items }) => {
          const newest = items.find((entry) => entry.actorRole !== 'system');
          if (newest === undefined || newest.actorName === myName) return undefined;
          setFresh((now) => new Map(now).set(subjectId, { who: newest.actorName, say: newest.say }));
          setTimeout(
            () =>
              setFresh((now) => {
                const rest = new Map(now);
                rest.delete(subjectId);
                return rest;
              }),
            noticeMs,
          );
          return undefined;
        })
        .catch(() => undefined)
        .finally(() => asking.delete(subjectId));
    });
  }, [myName]);
  return fresh;
}
