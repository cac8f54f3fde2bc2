// Why: the doors to who a case is for. Candidates are shown to people of the house alone, once two identifiers were stated, and each
// one shown is an access to that member (requirement M9).
import { door, type Ask, type Door } from '../../base/http/door.ts';
import { absent, isRefusal } from '../../base/refusal/refusal.ts';
import { referralFor, rulingsFor, ruleOutMembers, statedIn, tieMember, untieMember } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { candidatesFor, identifiersStated, memberOf, type CandidateMember } from '../members/index.ts';
import { memberRow } from '../members/member.schema.ts';
import { sayReasons } from '../members/weigh-member.rules.ts';
import type { Weighed } from '../members/match.schema.ts';
import { readWho, ruleOut, tieCase, untieCase } from './who.contract.ts';

type Params = { tenantId: number; id: string };
type Asked = Ask<Params, unknown, unknown>;

const load = async (ask: Asked) =>
  (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent;

function noteMember(ask: Asked, memberId: string): void {
  const { tenantId, id } = ask.params;
  const fields = ['name', 'birth_date', 'member_id', 'address', 'phone'];
  ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields });
}

async function candidatesOf(ask: Asked, referral: Referral) {
  const stated = statedIn(referral);
  if (identifiersStated(stated) < 2) {
    const why = 'Two of birth date, name and member number are needed before a member is looked for.';
    return { verdict: 'none' as const, why, found: [] as readonly Weighed<CandidateMember>[] };
  }
  const { verdict, candidates, why } = await candidatesFor(ask.tx, referral.tenantId, stated);
  return {
    verdict,
    why: candidates.length === 0 ? 'No member of this payer comes near.' : why,
    found: candidates,
  };
}

export const whoDoors: Door[] = [
  door(readWho, load, async (ask, referral) => {
    const { tenantId, id } = referral;
    const rulings = await rulingsFor(ask.tx, tenantId, id);
    const said = (memberId: string) => rulings.find((one) => one.memberId === memberId) ?? null;
    const member =
      referral.memberId === null ? undefined : await memberOf(ask.tx, tenantId, referral.memberId);
    const { verdict, why, found } =
      member === undefined
        ? await candidatesOf(ask, referral)
        : { verdict: 'certain' as const, why: '', found: [] };
    for (const one of found) noteMember(ask, one.member.id);
    if (member !== undefined) noteMember(ask, member.id);
    const may = ask.verdict('referral', 'change', { tenantId }).allowed || 'This is not for your role.';
    return {
      tied: member === undefined ? null : { member, ruling: said(member.id) },
      verdict,
      why,
      candidates: found.map((one) => ({
        member: memberRow.parse(one.member),
        score: one.score,
        reasons: sayReasons(one.reasons),
        facts: [...one.facts],
        ruling: said(one.member.id),
      })),
      can: { tie: may, untie: may },
    };
  }),
  door(tieCase, load, async (ask, referral) => {
    const { found } = await candidatesOf(ask, referral);
    const chosen = found.find(({ member }) => member.id === ask.body.memberId);
    // Only somebody who was proposed can be meant: ids are not guessed into a case.
    if (chosen === undefined && referral.memberId === null) return absent;
    const reason = chosen === undefined ? '' : sayReasons(chosen.reasons);
    return await tieMember(ask.deedIn(referral.tenantId), referral.id, ask.body.memberId, reason);
  }),
  door(ruleOut, load, async (ask, referral) => {
    const done = await ruleOutMembers(ask.deedIn(referral.tenantId), referral.id, ask.body.memberIds);
    return isRefusal(done) ? done : { ruledOut: done.ruledOut };
  }),
  door(
    untieCase,
    load,
    async (ask, referral) => await untieMember(ask.deedIn(referral.tenantId), referral.id, ask.body.reason),
  ),
];
