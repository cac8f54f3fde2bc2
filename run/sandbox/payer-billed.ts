// Why: professional and institutional claims say the same to a payer: who bills, for whom, what, when, how much. Here they are
// one shape, so that the stand-in judges and pays them alike.
import { periodOf, type ClaimInstitutional, type ClaimProfessional } from '../../wire/x12/index.ts';
import { centsIn } from './payer-envelope.ts';

type Professional = ClaimProfessional['billers'][number]['subscribers'][number]['claims'][number];
type Institutional = ClaimInstitutional['billers'][number]['subscribers'][number]['claims'][number];
type Procedure = Professional['lines'][number]['service']['procedure'];

/** A line as billed; days as 'YYYY-MM-DD', `charge` in cents. */
export type BilledLine = {
  readonly lineNumber: string | null;
  readonly procedure: Procedure;
  readonly revenueCode: string | null;
  readonly charge: number;
  readonly quantity: number;
  readonly from: string;
  readonly to: string;
};

/** A claim as billed. `isSelf`: the insured is the patient. */
export type BilledClaim = {
  readonly id: string;
  readonly charge: number;
  readonly patientPaid: number;
  readonly placeCode: string;
  readonly frequency: string;
  readonly original: string | null;
  readonly authorization: string | null;
  readonly filing: string;
  readonly rank: string;
  readonly payer: { readonly number: string; readonly name: string };
  readonly billing: { readonly name: string; readonly npi: string | null; readonly taxNumber: string };
  readonly sender: { readonly qualifier: string; readonly id: string };
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string | null;
    readonly memberNumber: string | null;
    readonly birthOn: string | null;
    readonly isSelf: boolean;
  };
  readonly from: string;
  readonly to: string;
  readonly lines: readonly BilledLine[];
};

const everBefore = { from: '1900-01-01', to: '1900-01-01' };

function linesOf(claim: Professional | Institutional): BilledLine[] {
  const whole = 'statement' in claim ? periodOf(claim.statement.period) : everBefore;
  const lines: readonly (Professional['lines'][number] | Institutional['lines'][number])[] = claim.lines;
  return lines.map(({ service, served, lineNumber }) => {
    const revenueCode = 'revenueCode' in service ? service.revenueCode : null;
    return {
      lineNumber: lineNumber?.id ?? null,
      procedure: service.procedure ?? { qualifier: 'NU', code: revenueCode ?? '' },
      revenueCode,
      charge: centsIn(service.charge),
      quantity: Number(service.quantity),
      ...(served === undefined ? whole : periodOf(served.period)),
    };
  });
}

type Around = Pick<BilledClaim, 'filing' | 'rank' | 'payer' | 'billing' | 'sender' | 'patient'>;

function billedOf(claim: Professional | Institutional, around: Around): BilledClaim {
  const lines = linesOf(claim);
  const days = lines.flatMap((one) => [one.from, one.to]).toSorted();
  const { place, id, charge } = claim.claim;
  return {
    ...around,
    id,
    charge: centsIn(charge),
    patientPaid: 'patientPaid' in claim ? centsIn(claim.patientPaid?.amount) : 0,
    placeCode: place.code,
    frequency: place.frequency,
    original: claim.originalClaim?.id ?? null,
    authorization: claim.priorAuthorization?.id ?? null,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    lines,
  };
}

/** Every claim of a message; `sender` is ISA05/06. */
export function claimsIn(
  value: ClaimProfessional | ClaimInstitutional,
  sender: BilledClaim['sender'],
): BilledClaim[] {
  return value.billers.flatMap(({ billing, subscribers }) =>
    subscribers.flatMap((subscriber) => {
      const { insured, payer } = subscriber;
      const { familyName, givenName, id } = subscriber.subscriber.name;
      const around = {
        sender,
        filing: insured.filing ?? 'CI',
        rank: insured.rank,
        payer: { number: payer.name.id, name: payer.name.familyName },
        billing: {
          name: billing.name.familyName,
          npi: billing.name.idQualifier === 'XX' ? (billing.name.id ?? null) : null,
          taxNumber: billing.taxNumber.id,
        },
      };
      const own = {
        familyName,
        givenName: givenName ?? null,
        memberNumber: id ?? null,
        birthOn: subscriber.subscriber.birth?.birthOn ?? null,
        isSelf: true,
      };
      const ofOthers = subscriber.patients.flatMap(({ patient, claims }) => {
        const { name, birth } = patient;
        const other = {
          ...own,
          familyName: name.familyName,
          givenName: name.givenName ?? null,
          birthOn: birth.birthOn,
          isSelf: false,
        };
        return claims.map((claim) => billedOf(claim, { ...around, patient: other }));
      });
      return [...subscriber.claims.map((claim) => billedOf(claim, { ...around, patient: own })), ...ofOthers];
    }),
  );
}
