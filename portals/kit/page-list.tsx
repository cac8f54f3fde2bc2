// Why: a long fax is found its way through by small pictures; only those in sight are drawn, so that two hundred pages cost
// no more than ten.
import { useEffect, useRef } from 'react';
import css from './page-viewer.module.css';
import type { ViewerPage } from './page-viewer.tsx';

type PageListProps = {
  readonly pages: readonly ViewerPage[];
  /** 0-based. */
  readonly page: number;
  readonly go: (page: number) => void;
};

/** The pages as small pictures, the one in view among those in sight. */
export function PageList({ pages, page, go }: PageListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [now, box] = [list.current?.children[page], list.current];
    if (!(now instanceof HTMLElement) || box === null) return;
    const above = now.offsetTop - box.offsetTop;
    if (above < box.scrollTop || above + now.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = above - box.clientHeight / 3;
  }, [page]);
  return (
    <ol ref={list} className={css['list']} aria-label="Pages">
      {pages.map((one, i) => (
        <li key={one.src}>
          <button
            type="button"
            className={css['thumb']}
            aria-current={i === page ? 'page' : undefined}
            aria-label={`Page ${(i + 1).toString()}${one.content === undefined ? '' : `, ${one.content}`}`}
            onClick={() => go(i)}
          >
            <img
              src={one.src}
              alt=""
              loading="lazy"
              width={44}
              height={Math.round((44 * one.height) / one.width)}
            />
            {i + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}
