// Why: what came by fax or post for a case that is there already is added where its pages stand, by whoever holds it in
// their hand; it never becomes a second case.
import { IconFilePlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { AddPages } from '../provider/add-pages.tsx';
import css from './document-view.module.css';

/** “Add a page”, opening the drop place; says why not on a case that is over or for a role that only reads. */
export function AddPage({ of: page }: { readonly of: CasePage }) {
  const [open, setOpen] = useState(false);
  const { tenantId, id } = page.referral;
  const can = page.can['attach'];
  if (!open || can !== true)
    return (
      <span className={css['add']}>
        <ReasonButton can={can} icon={<IconFilePlus aria-hidden="true" />} onClick={() => setOpen(true)}>
          Add a page
        </ReasonButton>
      </span>
    );
  return (
    <div className={css['add']}>
      <AddPages
        tenantId={tenantId}
        id={id}
        label="Page that came by fax or post"
        hint="PDF, TIFF, PNG or JPEG, up to 25 MB each."
        act="Add to this case"
        onDone={() => setOpen(false)}
      />
      <Button look="quiet" onClick={() => setOpen(false)}>
        Not now
      </Button>
    </div>
  );
}
