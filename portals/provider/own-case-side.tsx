// Why: the details of one's own case beside the list: the sentence, the person, what was ordered and the pages sent.
import { IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';
import { cityOf, sayInstant } from '../../base/time/say.ts';
import { Button } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
import { sayBytes } from '../kit/file-drop.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { Appointments } from '../member/appointments.tsx';
import { AskedFor, SendPage } from './asked-for.tsx';
import { DocumentPages } from './order-files.tsx';
import { toneOf } from './own-case-tone.ts';
import css from './orders.module.css';
import { sayPhone } from './say-phone.ts';
import { useOwnCases } from './use-own-cases.ts';

/** One of the caller's own cases, live. */
export function OwnCaseSide({ caseId }: { readonly caseId: string }) {
  const { cases } = useOwnCases();
  const one = cases?.find(({ id }) => id === caseId);
  if (one === undefined) return <p>This case is not in the list any more.</p>;
  return (
    <div className={css['side']}>
      <CaseNumber value={one.caseNumber} size="head" />
      <div className={css['standing']}>
        <StatusMark tone={toneOf(one.status)} word={one.statusLabel} look="tint" />
        <p>{one.sentence}</p>
        {one.hearBy === null ? null : (
          <p className={css['promise']}>
            {one.hearBy} <span className={css['none']}>{cityOf(one.zone)} time</span>
          </p>
        )}
      </div>
      <AskedFor key={one.status} one={one} />
      {one.caseManagerName === null ? null : <Manager one={one} />}
      <dl className={css['facts']}>
        <dt>Health plan</dt>
        <dd>{one.payerName}</dd>
        <dt>Received</dt>
        <dd>
          <TimeTwice kind="past" at={one.receivedAt} zone={one.zone} />
        </dd>
        <dt>Confirmed</dt>
        <dd>{one.acknowledgedAt === null ? 'Not yet' : sayInstant(one.acknowledgedAt, one.zone)}</dd>
        {one.dischargeAt === null ? null : (
          <>
            <dt>Leaves hospital</dt>
            <dd>{sayInstant(one.dischargeAt, one.zone)}</dd>
          </>
        )}
      </dl>
      <section>
        <h3>{one.kind === 'order' ? 'Ordered' : 'Asked about'}</h3>
        {one.lines.length === 0 ? (
          <p className={css['none']}>Nothing is named yet.</p>
        ) : (
          <ul className={css['lines']}>
            {one.lines.map((line, i) => (
              <li key={`${line.description}-${i.toString()}`}>
                <span>
                  {line.description} <span className={css['none']}>{line.familyLabel}</span>
                </span>
                <span>{line.statusLabel}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Appointments one={one} title="Who comes when" />
      <Documents one={one} />
      {one.kind === 'order' ? (
        <p>
          <Link to="/provider/new" search={{ like: `${one.tenantId.toString()}.${one.id}` }}>
            Send one like it
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Manager({ one }: { readonly one: OwnCase }) {
  const extension = one.caseManagerExtension === null ? '' : `, ext. ${one.caseManagerExtension}`;
  return (
    <p className={css['manager']}>
      <IconPhone aria-hidden="true" />
      <span>
        <strong>{one.caseManagerName}</strong>
        <br />
        {one.phone === null ? null : <a href={`tel:${one.phone}`}>{sayPhone(one.phone)}</a>}
        {one.phone === null ? extension.slice(2) : extension}
      </span>
    </p>
  );
}

function Documents({ one }: { readonly one: OwnCase }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section>
      <h3>Pages you sent</h3>
      {one.documents.length === 0 ? (
        <p className={css['none']}>No document came with this case.</p>
      ) : (
        <ul className={css['documents']}>
          {one.documents.map((document) => (
            <li key={document.id}>
              <div className={css['document']}>
                <span>
                  {document.fileName}{' '}
                  <span className={css['none']}>
                    {document.pageCount === null
                      ? sayBytes(document.bytes)
                      : document.pageCount === 1
                        ? '1 page'
                        : `${document.pageCount.toString()} pages`}
                  </span>
                </span>
                <Button
                  size="small"
                  aria-expanded={open === document.id}
                  aria-label={`${open === document.id ? 'Hide' : 'Show'} ${document.fileName}`}
                  onClick={() => setOpen(open === document.id ? null : document.id)}
                >
                  {open === document.id ? 'Hide' : 'Show'}
                </Button>
              </div>
              {open === document.id ? <DocumentPages file={document} height="440px" /> : null}
            </li>
          ))}
        </ul>
      )}
      <SendPage one={one} />
    </section>
  );
}
