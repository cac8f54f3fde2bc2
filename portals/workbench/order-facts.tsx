// Why: what the order says, in the order one checks it: what, for whom, where, by whom; nothing said is hidden and what is
// empty is left to the list of what is missing.
import { CodeNotes } from '../kit/code-notes.tsx';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { sayInstant } from '../../base/time/say.ts';
import { sayClinical } from '../../care/completeness/clinical-questions.rules.ts';
import { useEvidence } from '../kit/evidence.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { VisitCalendar } from '../kit/visit-calendar.tsx';
import { isVisited } from '../../care/needs/order-kind.rules.ts';
import { readVisits } from '../../care/needs/visit-frequency.rules.ts';
import css from './case.module.css';
import { FieldSources } from './field-sources.tsx';
import { sayUsDay } from './say-us-day.ts';

/** What is ordered, line by line. */
export function OrderLines({ of: page }: { readonly of: CasePage }) {
  const { referral: row, lines } = page;
  return (
    <section className={css['order']} aria-label="Lines">
      <h2>
        {row.kind === 'inquiry' ? 'What is asked' : 'Lines'}{' '}
        {lines.length === 0 ? null : <span className={css['count']}>{lines.length}</span>}
      </h2>
      {lines.length === 0 ? (
        <p className={css['quiet']}>
          {row.kind === 'inquiry'
            ? 'Somebody asked before an order exists. Answer, and the case waits for the order.'
            : 'Nobody has written down what is ordered. Read the pages beside and press e to correct the order.'}
        </p>
      ) : (
        <ul className={css['lines']}>
          {lines.map((line) => (
            <li key={line.id}>
              <code>{line.code ?? '—'}</code>
              <span className={css['lineWhat']}>
                <strong>
                  <FromWhere
                    of={page}
                    name={`Line ${line.number.toString()}`}
                    value={line.description}
                    fields={[`lines.${line.number.toString()}`]}
                  />
                </strong>
                <span>
                  {[
                    line.familyLabel,
                    line.quantity === null ? '' : `× ${Number(line.quantity).toLocaleString('en-US')}`,
                    line.frequency ?? '',
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </span>
              <StatusMark tone="new" word={line.statusLabel} />
              {line.frequency === null || !isVisited(line) || readVisits(line.frequency) === null ? null : (
                <details className={css['visits']}>
                  <summary>Visits by week</summary>
                  <VisitCalendar line={line} from={row.serviceFromOn} />
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Fact = readonly [name: string, value: string | null, fields: readonly string[]];

/** What a field says; pressed, it opens where that was read. */
function FromWhere({
  of: page,
  name,
  value,
  fields,
}: {
  readonly of: CasePage;
  readonly name: string;
  readonly value: string;
  readonly fields?: readonly string[];
}) {
  const evidence = useEvidence();
  const { tenantId, id, zone } = page.referral;
  return (
    <button
      type="button"
      className={css['fromWhere']}
      onClick={() =>
        evidence.show({
          key: `source ${name}`,
          title: `${name}: where it was read`,
          body: <FieldSources of={{ tenantId, id, zone }} {...(fields === undefined ? {} : { fields })} />,
        })
      }
    >
      {value}
      {fields === undefined ? null : <span className="only-heard">, where it was read</span>}
    </button>
  );
}

function sayLanguage(code: string | null): string | null {
  if (code === null) return null;
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function factsOf(row: CasePage['referral']): readonly Fact[] {
  const place = [row.shipLine1, row.shipCity, [row.shipState, row.shipZip].filter(Boolean).join(' ')]
    .filter((part) => part !== null && part !== '')
    .join(', ');
  return [
    ['Member ID', row.patientMemberNumber, ['patient.memberNumber']],
    ['Phone', row.patientPhone, ['patient.phone']],
    ['Language', sayLanguage(row.patientLanguage), ['patient.language']],
    [
      'Where to',
      place === '' ? null : place,
      ['address.line1', 'address.city', 'address.state', 'address.zip'],
    ],
    ['On the way in', row.accessBarriers, ['address.accessBarriers']],
    ['Diagnoses', row.diagnoses.length === 0 ? null : row.diagnoses.join(', '), ['diagnoses']],
    [
      'Begins',
      row.serviceFromOn === null ? null : sayUsDay(row.serviceFromOn),
      ['serviceFromOn', 'serviceToOn'],
    ],
    [
      'Ordered by',
      row.clinicianName === null
        ? null
        : [row.clinicianName, row.clinicianNpi === null ? '' : `NPI ${row.clinicianNpi}`]
            .filter((part) => part !== '')
            .join(' · '),
      ['clinicianName', 'clinicianNpi'],
    ],
    ['Signed', row.signedOn === null ? null : sayUsDay(row.signedOn), ['signedOn']],
    [
      'Goes home',
      row.dischargeAt === null
        ? null
        : [sayInstant(row.dischargeAt, row.zone), row.dischargeFacility].filter(Boolean).join(' · '),
      ['dischargeAt', 'dischargeFacility'],
    ],
    [
      'Came from',
      [row.requesterName, row.requesterOrganization, row.requesterPhone, row.requesterEmail]
        .filter((part) => part !== null)
        .join(' · ') || null,
      ['requesterName', 'requesterOrganization', 'requesterPhone', 'requesterEmail'],
    ],
    ...sayClinical(row.clinical).map(([name, value]): Fact => [name, value, ['clinical']]),
    ['Note', row.note, ['note']],
  ];
}

/** What the order says about patient, place and sender. */
export function OrderFacts({ of: page }: { readonly of: CasePage }) {
  return (
    <section className={css['order']} aria-label="What the order says">
      <h2>
        What the order says <FromWhere of={page} name="Everything" value="Where it was read" />
      </h2>
      <dl className={css['facts']}>
        {factsOf(page.referral).map(([name, value, fields]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <FromWhere of={page} name={name} value={value} fields={fields} />
              </dd>
            </div>
          ),
        )}
        <CodesOf of={page} />
        {page.sentBy === null ? null : (
          <div>
            <dt>By X12</dt>
            <dd>
              <SentBy of={page.sentBy} tenantId={page.referral.tenantId} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** What the codes of the order are called on its first day of service, and which of them cannot be used. */
function CodesOf({ of: { referral, lines } }: { readonly of: CasePage }) {
  const procedures = lines.flatMap((line) => (line.code === null ? [] : [line.code]));
  if (referral.diagnoses.length + procedures.length === 0) return null;
  const on = referral.serviceFromOn ?? referral.signedOn ?? referral.receivedAt.slice(0, 10);
  return (
    <div>
      <dt>Codes</dt>
      <dd>
        <CodeNotes diagnoses={referral.diagnoses.join(' ')} procedures={procedures} on={on} />
      </dd>
    </div>
  );
}

/** The partner it came from; the message itself for those who may read it. */
function SentBy({
  of: { partnerName, messageId },
  tenantId,
}: {
  readonly of: NonNullable<CasePage['sentBy']>;
  readonly tenantId: number;
}) {
  if (messageId === null) return partnerName;
  return (
    <>
      {partnerName} · <a href={`/workbench/exchange/${tenantId.toString()}/${messageId}`}>their message</a>
    </>
  );
}
