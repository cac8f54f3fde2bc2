// Why: the original is the truth; its pages stand beside the work, can be turned and enlarged from the keyboard, and
// the strip a field came from is lit (every field opens the strip of fax it was read from).
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a scrolling region must be reachable by keyboard; every key has its button */
import {
  IconChevronLeft,
  IconChevronRight,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from './button.tsx';
import css from './page-viewer.module.css';

export type ViewerPage = {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly words?: string;
};
/** A strip of a page in shares of its width and height (0–1), with the field it proves. */
export type Strip = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly field: string;
};

export type PageViewerProps = {
  readonly title: string;
  readonly pages: readonly ViewerPage[];
  /** 0-based. */
  readonly start?: number;
  readonly strip?: Strip;
  readonly height?: string;
};

const zooms = [1, 1.5, 2, 3, 4];
const keysSaid = 'Arrow keys: page. Plus and minus: size. R: turn. 0: fit.';

function useView(pages: number, start: number) {
  const [page, setPage] = useState(start);
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  return {
    page,
    turn,
    scale: zooms[zoom] ?? 1,
    go: (to: number) => setPage(Math.min(Math.max(to, 0), pages - 1)),
    larger: () => setZoom((now) => Math.min(now + 1, zooms.length - 1)),
    smaller: () => setZoom((now) => Math.max(now - 1, 0)),
    rotate: () => setTurn((now) => (now + 90) % 360),
    fit: () => {
      setZoom(0);
      setTurn(0);
    },
  };
}

/** Page images of one document. Keys while it has focus: ← → pages, + − size, r turn, 0 fit. */
export function PageViewer({ title, pages, start = 0, strip, height = '560px' }: PageViewerProps) {
  const view = useView(pages.length, strip?.page ?? start);
  const { page, go } = view;
  function onKeyDown(event: KeyboardEvent): void {
    const run = {
      ArrowRight: () => go(page + 1),
      ArrowLeft: () => go(page - 1),
      '+': view.larger,
      '=': view.larger,
      '-': view.smaller,
      r: view.rotate,
      '0': view.fit,
    }[event.key];
    if (run === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }
  return (
    <section className={css['viewer']} aria-label={title} onKeyDown={onKeyDown} style={{ height }}>
      <div className={css['bar']}>
        <span className={css['title']} title={title}>
          {title}
        </span>
        <IconButton label="Smaller" keys="−" icon={<IconZoomOut />} onClick={view.smaller} />
        <IconButton label="Larger" keys="+" icon={<IconZoomIn />} onClick={view.larger} />
        <IconButton label="Turn" keys="r" icon={<IconRotateClockwise />} onClick={view.rotate} />
        {pages.length > 1 ? (
          <>
            <IconButton
              label="Page before"
              keys="←"
              icon={<IconChevronLeft />}
              onClick={() => go(page - 1)}
            />
            <span className={css['count']} aria-live="polite">
              {page + 1} of {pages.length}
            </span>
            <IconButton label="Next page" keys="→" icon={<IconChevronRight />} onClick={() => go(page + 1)} />
          </>
        ) : null}
      </div>
      <div className={css['stage']}>
        {pages.length > 1 ? <PageList pages={pages} page={page} go={go} /> : null}
        <PageImage
          title={title}
          page={pages[page]}
          number={page + 1}
          scale={view.scale}
          turn={view.turn}
          strip={strip?.page === page ? strip : undefined}
        />
      </div>
    </section>
  );
}

function PageList({
  pages,
  page,
  go,
}: {
  readonly pages: readonly ViewerPage[];
  readonly page: number;
  readonly go: (page: number) => void;
}) {
  return (
    <ol className={css['list']} aria-label="Pages">
      {pages.map((one, i) => (
        <li key={one.src}>
          <button
            type="button"
            className={css['thumb']}
            aria-current={i === page ? 'page' : undefined}
            aria-label={`Page ${(i + 1).toString()}`}
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

type ImageProps = {
  readonly title: string;
  readonly page: ViewerPage | undefined;
  readonly number: number;
  readonly scale: number;
  readonly turn: number;
  readonly strip: Strip | undefined;
};

function PageImage({ title, page, number, scale, turn, strip }: ImageProps) {
  const lit = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sheet = lit.current?.parentElement;
    const place = lit.current?.closest('[role="group"]');
    if (strip === undefined || !sheet || !place) return;
    place.scrollTop = strip.y * sheet.clientHeight - place.clientHeight / 3;
  }, [strip]);
  if (page === undefined) return <p className={css['none']}>This document has no pages.</p>;
  const sideways = turn % 180 !== 0;
  return (
    <div
      className={css['place']}
      role="group"
      tabIndex={0}
      aria-label={`Page ${number.toString()} of ${title}. ${keysSaid}`}
    >
      <div
        className={css['sheet']}
        style={{
          width: `${(scale * 100).toString()}%`,
          aspectRatio: sideways ? `${page.height} / ${page.width}` : `${page.width} / ${page.height}`,
        }}
      >
        <div
          className={css['turning']}
          style={{
            rotate: `${turn.toString()}deg`,
            width: sideways ? `${((page.width / page.height) * 100).toString()}%` : '100%',
          }}
        >
          <img src={page.src} alt={page.words ?? `Page ${number.toString()} of ${title}`} />
          {strip === undefined ? null : (
            <div
              ref={lit}
              className={css['strip']}
              data-wide={strip.x + strip.w > 0.72 || undefined}
              style={{
                left: `${strip.x * 100}%`,
                top: `${strip.y * 100}%`,
                width: `${strip.w * 100}%`,
                height: `${strip.h * 100}%`,
              }}
            >
              <span>{strip.field}</span>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
