// Why: whatever an office sends is sent in its own name, so each page of the portal begins with that office, or says why
// there is none.
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { readOffice } from '../../care/intake/intake.contract.ts';
import { Problem } from '../kit/problem.ts';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { useDoor } from '../kit/use-door.ts';

export type Office = z.infer<typeof readOffice.reply>['offices'][number];

export type OwnOfficeProps = {
  /** What survives while the office cannot be loaded. */
  readonly kept?: string;
  readonly children: (office: Office) => ReactNode;
};

/** The caller's own office, with its clinicians. */
export function OwnOffice({ kept, children }: OwnOfficeProps) {
  const office = useDoor(readOffice, {}, { staleTime: 600_000 });
  if (office.error !== null)
    return (
      <ErrorState
        title="Your office could not be loaded."
        problem={office.error}
        {...(kept === undefined ? {} : { kept })}
        onRetry={() => void office.refetch()}
      />
    );
  if (office.data === undefined) return <LoadingRows rows={10} columns={2} tall={56} />;
  const [own] = office.data.offices;
  if (own === undefined)
    return (
      <ErrorState
        title="No office is linked to your sign-in."
        problem={
          new Problem({
            status: 0,
            code: 'no_office',
            say: 'Ask whoever manages your office’s sign-ins to link you. Until then, send the order by email.',
          })
        }
      />
    );
  return children(own);
}
