// Why: the original is the truth; its pages stand beside the work, can be turned, enlarged and laid straight from the
// keyboard, and the strip a field came from is lit (every field opens the strip of fax it was read from).
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a scrolling region must be reachable by keyboard; every key has its button */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import css from './page-viewer.module.css';
import { MarkStrip } from './mark-strip.tsx';
import { PageList } from './page-list.tsx';
import { ViewerBar } from './viewer-bar.tsx';
import type { Box } from './turned-box.ts';

export type ViewerPage = {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly words?: string;
  /** How it is shown at first: degrees clockwise. */
  readonly turn?: number;
  /** Where its picture laid straight is, when it can be. */
  readonly straightSrc?: string;
  /** What it is, in a word. */
  readonly content?: string;
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
  /** Which page is in view (0-based), with the strip marked on it. */
  readonly onView?: (page: number, box: Box | null) => void;
  /** Keeps how a page is turned. */
  readonly onTurn?: (page: number, turn: number) => void;
  /** True where strips can be marked. */
  readonly marks?: boolean;
};

const zooms = [1, 1.5, 2, 3, 4];
const keysSaid = 'Arrow keys: page. Plus and minus: size. R: turn. S: straighten. 0: fit.';

function useView({ pages, start = 0, strip, onView, onTurn }: PageViewerProps) {
  const [page, setPage] = useState(strip?.page ?? start);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState<Readonly<Record<number, number>>>({});
  const [straight, setStraight] = useState(false);
  const [isMarking, setMarking] = useState(false);
  const [box, setBox] = useState<Box | null>(null);
  const tell = useRef(onView);
  useEffect(() => {
    tell.current = onView;
  });
  useEffect(() => tell.current?.(page, box), [page, box]);
  const turn = turns[page] ?? pages[page]?.turn ?? 0;
  return {
    page,
    turn,
    straight,
    isMarking,
    box,
    scale: zooms[zoom] ?? 1,
    setBox,
    mark: (on: boolean) => setMarking(on),
    go: (to: number) => {
      setPage(Math.min(Math.max(to, 0), pages.length - 1));
      setBox(null);
      setMarking(false);
    },
    larger: () => setZoom((now) => Math.min(now + 1, zooms.length - 1)),
    smaller: () => setZoom((now) => Math.max(now - 1, 0)),
    rotate: () => {
      const next = (turn + 90) % 360;
      setTurns((all) => ({ ...all, [page]: next }));
      onTurn?.(page, next);
    },
    straighten: () => setStraight((now) => !now),
    fit: () => setZoom(0),
  };
}
export type View = ReturnType<typeof useView>;

/** Page images of one document. Keys while it has focus: ← → pages, + − size, r turn, s straighten, m mark, 0 fit. */
export function PageViewer(props: PageViewerProps) {
  const { title, pages, strip, height = '560px', marks = false } = props;
  const view = useView(props);
  const { page, go } = view;
  const shown = pages[page];
  const canStraighten = shown?.straightSrc !== undefined;
  function onKeyDown(event: KeyboardEvent): void {
    const run = {
      ArrowRight: () => go(page + 1),
      ArrowLeft: () => go(page - 1),
      PageDown: () => go(page + 1),
      PageUp: () => go(page - 1),
      Home: () => go(0),
      End: () => go(pages.length - 1),
      '+': view.larger,
      '=': view.larger,
      '-': view.smaller,
      r: view.rotate,
      s: canStraighten ? view.straighten : undefined,
      m: marks ? () => view.mark(true) : undefined,
      '0': view.fit,
    }[event.key];
    if (run === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }
  return (
    <section className={css['viewer']} aria-label={title} onKeyDown={onKeyDown} style={{ height }}>
      <ViewerBar title={title} pages={pages.length} view={view} marks={marks} canStraighten={canStraighten} />
      <div className={css['stage']}>
        {pages.length > 1 ? <PageList pages={pages} page={page} go={go} /> : null}
        <PageImage
          title={title}
          page={shown}
          number={page + 1}
          view={view}
          strip={strip?.page === page ? strip : undefined}
        />
      </div>
    </section>
  );
}

type ImageProps = {
  readonly title: string;
  readonly page: ViewerPage | undefined;
  readonly number: number;
  readonly view: View;
  readonly strip: Strip | undefined;
};

const placed = ({ x, y, w, h }: Box) => ({
  left: `${x * 100}%`,
  top: `${y * 100}%`,
  width: `${w * 100}%`,
  height: `${h * 100}%`,
});

function PageImage({ title, page, number, view, strip }: ImageProps) {
  const lit = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sheet = lit.current?.parentElement;
    const place = lit.current?.closest('[role="group"]');
    if (strip === undefined || !sheet || !place) return;
    place.scrollTop = strip.y * sheet.clientHeight - place.clientHeight / 3;
  }, [strip]);
  if (page === undefined) return <p className={css['none']}>This document has no pages.</p>;
  const { turn, scale, box } = view;
  const sideways = turn % 180 !== 0;
  const src = view.straight ? (page.straightSrc ?? page.src) : page.src;
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
          <img src={src} alt={page.words ?? `Page ${number.toString()} of ${title}`} />
          {strip === undefined ? null : (
            <div
              ref={lit}
              className={css['strip']}
              data-wide={strip.x + strip.w > 0.72 || undefined}
              style={placed(strip)}
            >
              <span>{strip.field}</span>
            </div>
          )}
          {box === null || view.isMarking ? null : <div className={css['marked']} style={placed(box)} />}
        </div>
        {view.isMarking ? (
          <MarkStrip
            turn={turn}
            box={box}
            onMark={view.setBox}
            onDone={(kept) => {
              if (!kept) view.setBox(null);
              view.mark(false);
            }}
          />
        ) : null}
      </div>
    </div>
  );
}
