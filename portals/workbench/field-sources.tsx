// Why: any field of a case opens the very strip it came from: the piece of the page, the line of the call, the message, the
// person; what it read before stands below it.
import { fieldName } from '../../care/sources/field-names.rules.ts';
import type { ShownSource } from '../../care/sources/source.schema.ts';
import { listSources } from '../../care/sources/sources.contract.ts';
import { readDocument } from '../../care/intake/intake.contract.ts';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import css from './field-sources.module.css';
import { sayUsDay } from './say-us-day.ts';

type Case = { readonly tenantId: number; readonly id: string; readonly zone: string };

/** Where fields were read; `fields` are paths or their beginnings ("patient."), all of them when left out. */
export function FieldSources({
  of: { tenantId, id, zone },
  fields,
}: {
  readonly of: Case;
  readonly fields?: readonly string[];
}) {
  const found = useDoor(listSources, { params: { tenantId, id } });
  if (found.error !== null)
    return (
      <ErrorState
        title="Where this was read could not be found out."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={4} columns={1} />;
  const wanted = found.data.items.filter(
    (one) =>
      fields === undefined || fields.some((path) => one.field === path || one.field.startsWith(`${path}.`)),
  );
  const byField = Map.groupBy(wanted, (one) => one.field);
  if (byField.size === 0)
    return (
      <EmptyState title="Nobody noted where this was read">
        <p>It was written down before the house kept sources.</p>
      </EmptyState>
    );
  return (
    <ol className={css['fields']} aria-label="Where it was read">
      {[...byField].map(([field, sources]) => (
        <li key={field}>
          <h3>{fieldName(field)}</h3>
          {sources.map((source) => (
            <SourceOf key={source.id} of={source} tenantId={tenantId} zone={zone} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function SourceOf({
  of: source,
  tenantId,
  zone,
}: {
  readonly of: ShownSource;
  readonly tenantId: number;
  readonly zone: string;
}) {
  const { said, current, notedAt, notedByName } = source;
  return (
    <div className={css['source']} data-past={current ? undefined : true}>
      <p>
        {current ? null : <span className={css['before']}>Before: </span>}
        <strong>
          {said === null ? 'left empty' : /^\d{4}-\d\d-\d\d$/.test(said) ? sayUsDay(said) : said}
        </strong>
      </p>
      <Place of={source} tenantId={tenantId} />
      <p className={css['who']}>
        {notedByName} · <TimeTwice at={notedAt} zone={zone} kind="past" />
      </p>
    </div>
  );
}

function Place({ of: { place, field }, tenantId }: { readonly of: ShownSource; readonly tenantId: number }) {
  switch (place.kind) {
    case 'page':
      return <StripOf tenantId={tenantId} place={place} field={field} />;
    case 'call':
      return <p>Said on a call, asked for: {place.line}</p>;
    case 'message':
      return place.messageId === null ? (
        <p>In a partner’s X12 message</p>
      ) : (
        <p>
          In{' '}
          <a href={`/workbench/exchange/${tenantId.toString()}/${place.messageId}`}>
            a partner’s X12 message
          </a>
          {place.segment === null ? '' : `, segment ${place.segment.toString()}`}
          {place.element === null ? '' : `, ${place.element}`}
        </p>
      );
    case 'file':
      return (
        <p>
          {place.fileName}, row {place.row}, column {place.column}
        </p>
      );
    case 'portal':
      return <p>Typed in the portal</p>;
    default:
      return <p>Written down by a person, from no page</p>;
  }
}

type PagePlace = Extract<ShownSource['place'], { kind: 'page' }>;

/** Some of the page around the strip, so that it is read in its place. */
const around = 0.02;

function StripOf({
  tenantId,
  place,
  field,
}: {
  readonly tenantId: number;
  readonly place: PagePlace;
  readonly field: string;
}) {
  const found = useDoor(readDocument, { params: { tenantId, id: place.documentId } }, { staleTime: 60_000 });
  if (found.error !== null) return <p>From page {place.page} of pages that are no longer with this case</p>;
  const page = found.data?.pages.find((one) => one.number === place.page);
  if (page === undefined) return <LoadingRows rows={1} columns={1} />;
  const { x, y, w, h } = place.region ?? { x: 0, y: 0, w: 1, h: 1 };
  const [top, height] = [Math.max(0, y - around), Math.min(1, h + 2 * around)];
  const [left, width] = [Math.max(0, x - around), Math.min(1, w + 2 * around)];
  return (
    <figure className={css['strip']}>
      <div
        className={css['crop']}
        style={{
          aspectRatio: `${(page.widthPx * width).toString()} / ${(page.heightPx * height).toString()}`,
        }}
      >
        <img
          src={page.url}
          alt={`The strip of page ${place.page.toString()} that says: ${fieldName(field)}`}
          style={{
            width: `${(100 / width).toString()}%`,
            left: `${((-left / width) * 100).toString()}%`,
            top: `${((-top / height) * 100).toString()}%`,
          }}
        />
      </div>
      <figcaption>
        {found.data?.fileName}, {place.region === null ? 'somewhere on page' : 'page'} {place.page}
      </figcaption>
    </figure>
  );
}
