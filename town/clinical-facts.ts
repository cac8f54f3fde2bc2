// Why: an order of the town says what its family needs said (domain.md §3.3), so that it goes through unless a story takes
// something out of it; dates count back from the signature, so that no test is ever stale.
import type { ClinicalFacts } from '../care/cases/clinical.schema.ts';
import { minus } from '../base/time/instant.ts';
import type { OrderContent } from './order.types.ts';

const daysBefore = (day: string, days: number) =>
  minus(`${day}T12:00:00.000Z`, { hours: 24 * days }).slice(0, 10);

function oxygenOf(order: OrderContent, signedOn: string): NonNullable<ClinicalFacts['oxygen']> {
  const tested = {
    testedOn: daysBefore(signedOn, 1),
    testedBy: 'hospital',
    testCondition: 'rest',
    testedOnLpm: 0,
  } as const;
  // The two patients of order-content.ts: one qualifies by saturation, one by pressure and edema.
  if (order.diagnoses.some((one) => one.code === 'J44.9')) {
    return {
      ...tested,
      spo2Percent: 86,
      flowLpm: 2,
      hoursPerDay: 24,
      device: 'cannula',
      portable: 'yes',
      mobileAtHome: 'yes',
    };
  }
  return {
    ...tested,
    pao2MmHg: 57,
    groupTwoSign: 'edema_chf',
    flowLpm: 3,
    hoursPerDay: 8,
    device: 'cannula',
    portable: 'no',
  };
}

/** What an order of the town signed on that day ('YYYY-MM-DD') states about the need. */
export function clinicalFor(order: OrderContent, signedOn: string): ClinicalFacts {
  const families = order.lines.map((line) => line.family);
  return {
    ...(families.includes('oxygen') ? { oxygen: oxygenOf(order, signedOn) } : {}),
    ...(families.includes('home_health')
      ? {
          homeHealth: {
            homeboundReason: order.findings[0] ?? 'Leaves home only with taxing effort.',
            skilledNeed: 'Observation and teaching that only a nurse or therapist can give.',
            encounterOn: daysBefore(signedOn, 4),
            encounterBy: 'physician',
            certifierName: order.clinician.name,
          },
        }
      : {}),
  };
}
