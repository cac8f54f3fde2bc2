// Why: one complete order for every family and kind of thing ordered, so that a test can take one fact away and see what is
// asked for.
import type { ReferralDraft } from '../cases/cases.schema.ts';
import type { ClinicalFacts } from '../cases/clinical.schema.ts';

const base = {
  kind: 'order',
  priority: 'standard',
  patient: {
    givenName: 'A',
    familyName: 'B',
    birthOn: '1950-01-01',
    memberNumber: 'M1',
    phone: '+16175550100',
  },
  address: { line1: '1 Elm', city: 'Boston', state: 'MA', zip: '02118' },
  clinicianName: 'C',
  clinicianNpi: '1234567893',
  signedOn: '2026-01-01',
  diagnoses: ['J44.9'],
  serviceFromOn: '2026-01-02',
} satisfies Partial<ReferralDraft>;

const order = (lines: ReferralDraft['lines'], clinical: ClinicalFacts): ReferralDraft => ({
  ...base,
  lines,
  clinical,
});

const equipment = { lengthOfNeedMonths: 99 };
const wound = {
  type: 'diabetic',
  location: 'Left heel',
  lengthCm: 3.2,
  widthCm: 2.1,
  depthCm: 0.4,
  exudate: 'moderate',
  stage: 'full',
  measuredOn: '2025-12-29',
} as const;
const limb = {
  side: 'right',
  make: 'custom_made',
  measuredOn: '2025-12-20',
  fitterName: 'D',
  priorDevice: 'None',
} as const;

/** Complete orders by what is ordered; nothing is missing from any of them. */
export const completeOrders = {
  walker: order([{ family: 'dme', code: 'E0143', description: 'Walker', quantity: 1 }], { equipment }),
  'power chair': order([{ family: 'dme', code: 'K0823', description: 'Power wheelchair', quantity: 1 }], {
    equipment,
    mobility: {
      examOn: '2025-11-20',
      therapistOn: '2025-12-01',
      therapistTies: 'none',
      atpName: 'E',
      atpInPerson: 'yes',
      homeAssessedOn: '2025-12-10',
    },
  }),
  wheelchair: order([{ family: 'dme', code: 'K0003', description: 'Wheelchair', quantity: 1 }], {
    equipment,
    patient: { weightLb: 168 },
    wheelchair: {
      whyNoWalker: 'Weak right side',
      homeFits: 'yes',
      doorWidthIn: 32,
      propelledBy: 'self',
      seatWidthIn: 18,
    },
  }),
  bed: order([{ family: 'dme', code: 'E0260', description: 'Hospital bed', quantity: 1 }], {
    equipment,
    patient: { weightLb: 168 },
    bed: { reason: 'head_30', rails: 'half', mattress: 'yes', roomFits: 'yes' },
  }),
  oxygen: order([{ family: 'oxygen', code: 'E1390', description: 'Concentrator' }], {
    oxygen: {
      testedOn: '2025-12-30',
      testCondition: 'rest',
      testedBy: 'hospital',
      spo2Percent: 86,
      flowLpm: 2,
      hoursPerDay: 24,
      device: 'cannula',
    },
  }),
  pap: order([{ family: 'pap', code: 'E0601', description: 'CPAP device' }], {
    pap: {
      stage: 'start',
      visitOn: '2025-11-01',
      studyOn: '2025-12-01',
      ahi: 34,
      events: 210,
      device: 'auto',
      pressure: '6 to 14',
      mask: 'Nasal',
    },
  }),
  'going on with pap': order([{ family: 'pap', code: 'A7034', description: 'Nasal mask' }], {
    pap: {
      stage: 'continue',
      visitOn: '2025-06-01',
      studyOn: '2025-07-01',
      ahi: 12,
      events: 80,
      symptoms: 'Sleepy by day',
      device: 'cpap',
      pressure: '9',
      mask: 'Nasal',
      startedOn: '2025-09-01',
      revisitOn: '2025-10-15',
      nightsPercent: 82,
    },
  }),
  dressings: order([{ family: 'wound_care', code: 'A6212', description: 'Foam dressing', quantity: 12 }], {
    wounds: [{ ...wound, debrided: 'yes' }],
    dressings: [{ kind: 'foam', size: '4 × 4 in', perChange: 1, changesPerWeek: 3, weeks: 4 }],
  }),
  'negative pressure': order([{ family: 'wound_care', code: 'E2402', description: 'Pump' }], {
    wounds: [wound],
    npwt: {
      priorTherapy: 'Foam for six weeks, no smaller',
      stage: 'start',
      months: 3,
      kitsPerMonth: 15,
      canistersPerMonth: 10,
    },
  }),
  feeding: order([{ family: 'enteral', code: 'B4154', description: 'Formula' }], {
    enteral: { route: 'gastrostomy', kcalPerDay: 1500, method: 'gravity', needMonths: 12 },
  }),
  infusion: order(
    [
      { family: 'infusion', code: 'J0696', description: 'Ceftriaxone', quantity: 336 },
      { family: 'infusion', code: 'S9500', description: 'Supplies per diem', quantity: 42 },
      { family: 'infusion', code: 'G0299', description: 'Nursing', frequency: 'SN 2w2, 1w4' },
    ],
    {
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
          startOn: '2026-01-02',
          stopOn: '2026-02-12',
          lastDoseWall: '2026-01-01T14:00',
        },
      ],
      infusion: {
        lineType: 'picc',
        lineInsertedOn: '2025-12-30',
        tipConfirmed: 'yes',
        flushes: 'Saline 10 mL before and after',
        labs: 'CBC and CMP weekly',
        renalFunction: 'Creatinine 0.9',
        firstDose: 'hospital',
        anaphylaxisOrders: 'yes',
        pump: 'elastomeric',
        nursing: 'yes',
        caregiver: 'yes',
        contact: '+16175550199',
      },
    },
  ),
  nursing: order(
    [
      {
        family: 'home_health',
        description: 'Nursing',
        frequency: 'SN 2w4, 1w5, 3 PRN for a soiled dressing',
      },
    ],
    {
      homeHealth: {
        homeboundReason: 'Taxing effort',
        skilledNeed: 'Wound assessment',
        encounterOn: '2025-12-20',
        encounterBy: 'physician',
        encounterNote: 'with_order',
        certifierName: 'C',
        planOfCare: 'written_here',
        mentalStatus: 'Oriented',
        supplies: 'Dressings',
        prognosis: 'good',
        rehabPotential: 'Good',
        limitations: 'Endurance',
        activities: 'As tolerated',
        nutrition: '2 g sodium',
        medications: 'Furosemide 40 mg daily',
        safety: 'Fall precautions',
        emergencyRisk: 'High; weight daily',
        education: 'Diet, weight',
        dischargePlan: 'To the clinic',
      },
    },
  ),
  leg: order([{ family: 'orthotics_prosthetics', code: 'L5301', description: 'Prosthesis' }], {
    limb: { ...limb, kLevel: 'K3' },
  }),
  arm: order([{ family: 'orthotics_prosthetics', code: 'L6100', description: 'Prosthesis' }], { limb }),
  brace: order([{ family: 'orthotics_prosthetics', code: 'L1960', description: 'Brace' }], { limb }),
  shoes: order([{ family: 'orthotics_prosthetics', code: 'A5500', description: 'Shoes' }], {
    limb: { ...limb, statementBy: 'F', statementOn: '2025-12-15' },
  }),
} as const satisfies Record<string, ReferralDraft>;

/** The order with values put at dotted paths ('clinical.wounds.0.stage'); undefined takes the value away. */
export function changed(from: ReferralDraft, changes: Readonly<Record<string, unknown>>): ReferralDraft {
  const copy = structuredClone(from) as ReferralDraft & Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let at = copy as Record<string, unknown>;
    for (const name of names) {
      at[name] ??= {};
      at = at[name] as Record<string, unknown>;
    }
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return copy;
}
