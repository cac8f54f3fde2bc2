// Why: an X12 message beside what it says, segment by segment, with what is wrong at its place; the same wherever one is shown.
import css from './segment-list.module.css';

export type SegmentLine = {
  readonly number: number;
  readonly raw: string;
  readonly title: string;
  readonly depth: number;
  readonly says: readonly { readonly label: string; readonly text: string }[];
  readonly problems: readonly string[];
};

/** Every segment raw and in words. */
export function SegmentList({ lines }: { readonly lines: readonly SegmentLine[] }) {
  return (
    <ol className={css['message']}>
      {lines.map((line) => (
        <li key={line.number} style={{ paddingInlineStart: `${(line.depth * 10).toString()}px` }}>
          <code>{line.raw}</code>
          <p>
            <strong>{line.title}</strong>
            {line.says.map((one) => ` · ${one.label}: ${one.text}`).join('')}
          </p>
          {line.problems.map((problem) => (
            <p key={problem} className={css['wrong']}>
              {problem}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
