// Why: an order of the town says what its family needs said (domain.md §3.3), so that it goes through unless a story takes
// something out of it; dates count back from the signature, so that no test is ever stale.
import type { ClinicalFacts } from '../care/cases/clinical.schema.ts';
import { plusDays } from '../base/time/instant.ts';
import type { OrderContent } from './order.types.ts';
import type { ServiceFamily } from './town.types.ts';

type Write = (order: OrderContent, before: (days: number) => string) => ClinicalFacts;

/** True when the order is written for this diagnosis; the patients of order-content.ts are told apart by theirs. */
const isFor = (order: OrderContent, code: string) => order.diagnoses.some((one) => one.code === code);

const oxygen: Write = (order, before) => {
  const tested = {
    testedOn: before(1),
    testedBy: 'hospital',
    testCondition: 'rest',
    testedOnLpm: 0,
    device: 'cannula',
  } as const;
  // One patient qualifies by saturation, one by pressure and edema.
  if (isFor(order, 'J44.9'))
    return {
      oxygen: {
        ...tested,
        spo2Percent: 86,
        flowLpm: 2,
        hoursPerDay: 24,
        portable: 'yes',
        mobileAtHome: 'yes',
      },
    };
  return {
    oxygen: {
      ...tested,
      pao2MmHg: 57,
      groupTwoSign: 'edema_chf',
      flowLpm: 3,
      hoursPerDay: 8,
      usedDuring: 'sleep',
      portable: 'no',
    },
  };
};

const homeHealth: Write = (order, before) => ({
  homeHealth: {
    homeboundReason: order.findings[0] ?? 'Leaves home only with taxing effort.',
    skilledNeed: 'Observation and teaching that only a nurse or therapist can give.',
    encounterOn: before(4),
    encounterBy: 'physician',
    encounterNote: 'with_order',
    certifierName: order.clinician.name,
    planOfCare: 'agency_drafts',
  },
});

const equipment: Write = (order) => {
  const codes = order.lines.map((line) => line.code);
  return {
    equipment: { lengthOfNeedMonths: order.lengthOfNeedMonths },
    ...(codes.includes('E0260')
      ? {
          patient: { weightLb: 168 },
          bed: { reason: 'head_30', rails: 'half', mattress: 'yes', roomFits: 'yes' },
        }
      : {}),
    ...(codes.includes('K0003')
      ? {
          patient: { weightLb: 174 },
          wheelchair: {
            whyNoWalker: order.findings[0] ?? 'Cannot use a cane or walker safely.',
            homeFits: 'yes',
            doorWidthIn: 32,
            propelledBy: 'self',
            seatWidthIn: 18,
          },
        }
      : {}),
  };
};

const pap: Write = (_order, before) => ({
  pap: {
    stage: 'start',
    visitOn: before(60),
    studyOn: before(21),
    ahi: 34,
    events: 221,
    device: 'auto',
    pressure: '6 to 14',
    mask: 'Nasal',
  },
});

const woundCare: Write = (order, before) =>
  isFor(order, 'E11.621')
    ? {
        wounds: [
          {
            type: 'diabetic',
            location: 'Left heel',
            lengthCm: 3.2,
            widthCm: 2.1,
            depthCm: 0.4,
            exudate: 'moderate',
            stage: 'full',
            measuredOn: before(2),
            debrided: 'yes',
          },
        ],
        dressings: [
          { kind: 'foam', size: '4 × 4 in', perChange: 1, changesPerWeek: 3, weeks: 4 },
          { kind: 'gauze', size: '4 × 4 in', perChange: 1, changesPerWeek: 7, weeks: 4 },
        ],
      }
    : {
        wounds: [
          {
            type: 'surgical',
            location: 'Midline abdomen',
            lengthCm: 9,
            widthCm: 3,
            depthCm: 2,
            exudate: 'heavy',
            stage: 'full',
            measuredOn: before(1),
            debrided: 'yes',
          },
        ],
        dressings: [
          { kind: 'alginate', size: '4 × 8 in', perChange: 1, changesPerWeek: 7, weeks: 4 },
          { kind: 'absorptive', size: '8 × 10 in', perChange: 1, changesPerWeek: 7, weeks: 4 },
        ],
      };

const enteral: Write = (order) => ({
  enteral: {
    route: 'gastrostomy',
    kcalPerDay: 1500,
    method: 'pump',
    pumpReason: 'Reflux with gravity feeding.',
    needMonths: order.lengthOfNeedMonths,
    kitsPerDay: 1,
  },
});

const infused = {
  tipConfirmed: 'yes',
  flushes: 'Saline 10 mL before and after each dose',
  caregiver: 'yes',
  anaphylaxisOrders: 'yes',
} as const;

const infusion: Write = (order, before) =>
  isFor(order, 'M86.171')
    ? {
        patient: { allergies: 'None known', heightIn: 66, weightLb: 157 },
        drugs: [
          {
            name: 'Ceftriaxone',
            dose: '2 g',
            concentration: '20 mg/mL',
            diluent: 'Saline 100 mL',
            route: 'intravenous',
            rate: 'Over 30 min',
            frequency: 'Every 24 h',
            startOn: before(0),
            stopOn: before(-42),
            lastDoseWall: `${before(0)}T08:00`,
          },
        ],
        infusion: {
          ...infused,
          lineType: 'picc',
          lineInsertedOn: before(1),
          labs: 'CBC and CMP weekly; call for white cells below 3',
          renalFunction: 'Creatinine 0.9',
          firstDose: 'hospital',
          pump: 'elastomeric',
          nursing: 'yes',
          contact: 'The clinic, day and night',
        },
      }
    : {
        patient: { allergies: 'Penicillin: rash', heightIn: 68, weightLb: 157 },
        drugs: [
          {
            name: 'Infliximab',
            dose: '5 mg/kg, 355 mg',
            concentration: '1.4 mg/mL',
            diluent: 'Saline 250 mL',
            route: 'intravenous',
            rate: 'Over 2 hours',
            frequency: 'Every 8 weeks',
            startOn: before(-3),
            stopOn: before(-360),
            lastDoseWall: `${before(53)}T10:00`,
          },
        ],
        infusion: {
          ...infused,
          lineType: 'port',
          lineInsertedOn: before(400),
          labs: 'CBC before each dose',
          renalFunction: 'Creatinine 0.8',
          firstDose: 'given_before',
          pump: 'pole',
          nursing: 'no',
          contact: 'The clinic, day and night',
        },
      };

const limb: Write = (order, before) => ({
  limb: {
    side: isFor(order, 'Z89.511') ? 'right' : 'left',
    make: 'custom_made',
    measuredOn: before(7),
    fitterName: 'Jonas Weil, CPO',
    priorDevice: 'None',
    ...(isFor(order, 'Z89.511') ? { kLevel: 'K3' } : {}),
  },
});

const written: Record<ServiceFamily, Write> = {
  oxygen,
  home_health: homeHealth,
  dme: equipment,
  pap,
  wound_care: woundCare,
  enteral,
  infusion,
  orthotics_prosthetics: limb,
};

/** What an order of the town signed on that day ('YYYY-MM-DD') states about the need. */
export function clinicalFor(order: OrderContent, signedOn: string): ClinicalFacts {
  const families = new Set(order.lines.map((line) => line.family));
  const before = (days: number) => plusDays(signedOn, -days);
  return Object.assign({}, ...[...families].map((family) => written[family](order, before))) as ClinicalFacts;
}
