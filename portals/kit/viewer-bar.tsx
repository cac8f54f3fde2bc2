// Why: every key of the page viewer has its button, with the key beside its name.
import {
  IconChevronLeft,
  IconChevronRight,
  IconMarquee2,
  IconRotateClockwise,
  IconRulerMeasure,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { IconButton } from './button.tsx';
import css from './page-viewer.module.css';
import type { View } from './page-viewer.tsx';

type ViewerBarProps = {
  readonly title: string;
  readonly pages: number;
  readonly view: View;
  readonly marks: boolean;
  readonly canStraighten: boolean;
};

/** Title and buttons above the page. */
export function ViewerBar({ title, pages, view, marks, canStraighten }: ViewerBarProps) {
  const { page, go } = view;
  return (
    <div className={css['bar']}>
      <span className={css['title']} title={title}>
        {title}
      </span>
      {marks ? (
        <IconButton
          label={view.isMarking ? 'Keep the strip' : 'Mark the strip'}
          keys="m"
          icon={<IconMarquee2 />}
          onClick={() => view.mark(!view.isMarking)}
        />
      ) : null}
      <IconButton label="Smaller" keys="−" icon={<IconZoomOut />} onClick={view.smaller} />
      <IconButton label="Larger" keys="+" icon={<IconZoomIn />} onClick={view.larger} />
      <IconButton label="Turn" keys="r" icon={<IconRotateClockwise />} onClick={view.rotate} />
      {canStraighten ? (
        <IconButton
          label={view.straight ? 'As it came' : 'Straighten'}
          keys="s"
          icon={<IconRulerMeasure />}
          onClick={view.straighten}
        />
      ) : null}
      {pages > 1 ? (
        <>
          <IconButton label="Page before" keys="←" icon={<IconChevronLeft />} onClick={() => go(page - 1)} />
          <span className={css['count']} aria-live="polite">
            {page + 1} of {pages}
          </span>
          <IconButton label="Next page" keys="→" icon={<IconChevronRight />} onClick={() => go(page + 1)} />
        </>
      ) : null}
    </div>
  );
}
