// Why: the head of a case says in three words how far its lines are approved, so that nobody opens five pages to find out.
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import type { Leg } from '../kit/leg-line.tsx';

const before = ['requested', 'coverage_check', 'cancelled'];
const waits = ['auth_required', 'auth_pending'];
const refused = ['denied', 'not_covered'];

/** The leg between coverage and provider. */
export function authorizationLeg({
  lines,
  authorizations,
  masked,
}: Pick<CasePage, 'lines' | 'authorizations' | 'masked'>): Leg {
  const name = 'Authorization';
  const looked = lines.filter((line) => !before.includes(line.status));
  if (looked.length === 0) return { name, tone: 'new', say: 'not begun' };
  const waiting = looked.filter((line) => waits.includes(line.status)).length;
  if (waiting > 0) return { name, tone: 'working', say: `${waiting.toString()} in review` };
  const no = looked.filter((line) => refused.includes(line.status)).length;
  if (no > 0) return { name, tone: 'breach', say: `${no.toString()} of ${looked.length.toString()} refused` };
  const none = authorizations.length === 0 && !masked;
  return { name, tone: 'proved', say: none ? 'none needed' : 'approved' };
}
