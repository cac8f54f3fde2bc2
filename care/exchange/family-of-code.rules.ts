// Why: a 278 names services by HCPCS codes and service types, the house works in families of care; what belongs to none of them
// is said to the sender and never guessed. Ranges are of the public HCPCS level II and the home visits of CPT.
import type { Family } from '../cases/cases.schema.ts';

/** First to last code of a range, both included, as five characters; narrower ranges come first. */
const ranges: readonly (readonly [from: string, to: string, family: Family])[] = [
  ['A4604', 'A4604', 'pap'],
  ['A4615', 'A4620', 'oxygen'],
  ['A6000', 'A6550', 'wound_care'],
  ['A7027', 'A7049', 'pap'],
  ['A4206', 'A4232', 'infusion'],
  ['A4206', 'A9300', 'dme'],
  ['B4034', 'B4162', 'enteral'],
  ['B4164', 'B5200', 'infusion'],
  ['B9000', 'B9002', 'enteral'],
  ['B9004', 'B9006', 'infusion'],
  ['B9998', 'B9998', 'enteral'],
  ['E0424', 'E0447', 'oxygen'],
  ['E0561', 'E0562', 'pap'],
  ['E0601', 'E0601', 'pap'],
  ['E0776', 'E0791', 'infusion'],
  ['E1352', 'E1358', 'oxygen'],
  ['E1390', 'E1406', 'oxygen'],
  ['E2402', 'E2402', 'wound_care'],
  ['E0100', 'E8002', 'dme'],
  ['G0151', 'G0164', 'home_health'],
  ['G0299', 'G0300', 'home_health'],
  ['G0493', 'G0496', 'home_health'],
  ['G2168', 'G2169', 'home_health'],
  ['G0068', 'G0070', 'infusion'],
  ['J0120', 'J9999', 'infusion'],
  ['K0738', 'K0738', 'oxygen'],
  ['K0455', 'K0455', 'infusion'],
  ['K0001', 'K1036', 'dme'],
  ['L0112', 'L9900', 'orthotics_prosthetics'],
  ['S5108', 'S5181', 'home_health'],
  ['S5497', 'S5523', 'infusion'],
  ['S9061', 'S9061', 'infusion'],
  ['S9097', 'S9097', 'wound_care'],
  ['S9122', 'S9131', 'home_health'],
  ['S9325', 'S9379', 'infusion'],
  ['S9490', 'S9590', 'infusion'],
  ['T1000', 'T1005', 'home_health'],
  ['T1019', 'T1031', 'home_health'],
  ['99500', '99600', 'home_health'],
  ['99601', '99602', 'infusion'],
];
/** Breathing support stands among other equipment. */
const breathing: ReadonlySet<string> = new Set(['E0470', 'E0471', 'E0472', 'E0485', 'E0486']);

const byServiceType: Readonly<Record<string, Family>> = {
  '11': 'dme',
  '12': 'dme',
  '18': 'dme',
  '42': 'home_health',
  '43': 'infusion',
  '44': 'home_health',
  '74': 'home_health',
  '75': 'orthotics_prosthetics',
  '92': 'infusion',
  AG: 'home_health',
  DM: 'dme',
};

/** The family of a HCPCS or CPT code; undefined where it is no care of ours. */
export function familyOfCode(code: string): Family | undefined {
  if (breathing.has(code)) return 'pap';
  return ranges.find(([from, to]) => from <= code && code <= to)?.[2];
}

/** The family of what a service is about (UM03); undefined where it is no care of ours. */
export const familyOfServiceType = (type: string | undefined): Family | undefined =>
  type === undefined ? undefined : byServiceType[type];

const visits: Readonly<Record<string, readonly [discipline: string, words: string]>> = {
  G0151: ['PT', 'Physical therapy'],
  G0152: ['OT', 'Occupational therapy'],
  G0153: ['ST', 'Speech therapy'],
  G0155: ['MSW', 'Medical social work'],
  G0156: ['HHA', 'Home health aide'],
  G0157: ['PT', 'Physical therapy by an assistant'],
  G0158: ['OT', 'Occupational therapy by an assistant'],
  G0159: ['PT', 'Physical therapy, maintenance'],
  G0160: ['OT', 'Occupational therapy, maintenance'],
  G0161: ['ST', 'Speech therapy, maintenance'],
  G0299: ['SN', 'Skilled nursing by a registered nurse'],
  G0300: ['SN', 'Skilled nursing by a practical nurse'],
  G0493: ['SN', 'Observation by a registered nurse'],
  G0494: ['SN', 'Observation by a practical nurse'],
  G0495: ['SN', 'Teaching by a registered nurse'],
  G0496: ['SN', 'Teaching by a practical nurse'],
};

/** Who comes for a visit of this code, as frequencies are written: SN, PT, OT, ST, MSW, HHA. */
export const disciplineOf = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : visits[code]?.[0];

/** What a visit code means in words. */
export const visitWords = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : visits[code]?.[1];
