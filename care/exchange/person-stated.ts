// Why: whoever asks about a person by X12 hears the same of them, whatever is asked: nobody is confirmed by halves, and what is said
// of a stranger is the same as of a member whose birth date was wrong.
import type { Tx } from '../../base/db/database.ts';
import { memberStated, type Member } from '../members/index.ts';

export type StatedPerson = {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly birthOn?: string | undefined;
  /** The number as stated. */
  readonly id?: string | undefined;
};

/** The member of the payer who was stated, or the AAA03 code: 58 no birth date, 75 nobody fits, 72 the number is another's. */
export async function personStated(
  tx: Tx,
  tenantId: number,
  stated: StatedPerson,
): Promise<Member | '58' | '72' | '75'> {
  const { givenName, familyName, birthOn, id } = stated;
  if (birthOn === undefined) return '58';
  const member = await memberStated(tx, tenantId, { givenName, familyName, birthOn, memberNumber: id });
  if (member === undefined) return '75';
  // A number that is somebody else's must not be confirmed by a name alone.
  return id !== undefined && id !== member.memberNumber ? '72' : member;
}
