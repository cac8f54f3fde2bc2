// Why: an office that was asked for something reads the same list as in its letter where it looks for its order, with the
// one thing to do beside it; a page that is already on its way is not asked for twice.
import { useState } from 'react';
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';
import { mayAttach } from '../../care/intake/attach.rules.ts';
import { Button } from '../kit/button.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { AnswerBoxes } from './answer-boxes.tsx';
import { AddPages } from './add-pages.tsx';
import css from './orders.module.css';

const label = 'Send a missing page';
const hint = 'PDF, TIFF, PNG or JPEG, up to 25 MB each. It goes to this case; nothing is sent twice.';

/** What the office still owes for this case, and the place to send it; nothing when nothing is owed. */
export function AskedFor({ one }: { readonly one: OwnCase }) {
  const [isOnItsWay, setOnItsWay] = useState(false);
  if (one.gaps.length === 0) return null;
  return (
    <section className={css['asked']} aria-label="What we need from you">
      <h3>What we need from you</h3>
      <ul>
        {one.gaps.map((gap) => (
          <li key={gap.code}>
            {gap.say} <WhereRead one={one} field={gap.field} />
          </li>
        ))}
      </ul>
      <AnswerBoxes one={one} />
      {isOnItsWay ? (
        <StatusMark tone="waiting" word="Your page is here. We are checking the order again." />
      ) : (
        <AddPages
          tenantId={one.tenantId}
          id={one.id}
          label={label}
          hint={hint}
          act="Send to this case"
          onDone={() => setOnItsWay(true)}
        />
      )}
    </section>
  );
}

/** What we received of it, and on which of their pages we looked. */
function WhereRead({ one, field }: { readonly one: OwnCase; readonly field: string }) {
  const asked = one.questions.find((question) => question.field === field);
  const document = one.documents.find(({ id }) => id === asked?.documentId);
  if (asked === undefined) return null;
  const { quote, page } = asked;
  return (
    <span className={css['none']}>
      {quote === null ? '' : `We received “${quote}”. `}
      {document === undefined || page === null
        ? ''
        : `We looked on page ${page.toString()} of ${document.fileName}.`}
    </span>
  );
}

/** The same place, a press away, on a case that waits for nothing; not drawn once the case is over. */
export function SendPage({ one }: { readonly one: OwnCase }) {
  const [open, setOpen] = useState(false);
  if (one.gaps.length > 0 || mayAttach(one.status) !== true) return null;
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  return (
    <AddPages
      tenantId={one.tenantId}
      id={one.id}
      label={label}
      hint={hint}
      act="Send to this case"
      onDone={() => setOpen(false)}
    />
  );
}
