// Why: what clinicians of the town order, per family of service, with the particulars domain.md §3.3 says are most often
// missing: litres per minute with the test behind them, visits as `NwM`, wound sizes, doses, laterality and K-level.
import type { OrderLine } from './order.types.ts';
import type { ServiceFamily } from './town.types.ts';

/** One realistic order of a family; several per family so that a worklist does not repeat itself. */
export type OrderTemplate = {
  diagnoses: { code: string; text: string }[];
  lines: OrderLine[];
  lengthOfNeedMonths: number;
  findings: string[];
};

/** Reads `E1390 RR KH | what it is | 1 month | how often`: code and modifiers, then quantity with its unit. */
function line(written: string, family: ServiceFamily): OrderLine {
  const [item = '', description = '', amount = '', frequency = ''] = written.split(' | ');
  const [code = '', ...modifiers] = item.split(' ');
  const space = amount.indexOf(' ');
  return {
    family,
    code,
    modifiers,
    description,
    quantity: Number(amount.slice(0, space)),
    unit: amount.slice(space + 1),
    frequency,
  };
}

function template(
  family: ServiceFamily,
  diagnoses: string[],
  lengthOfNeedMonths: number,
  findings: string[],
  lines: string[],
): OrderTemplate {
  return {
    diagnoses: diagnoses.map((written) => ({
      code: written.slice(0, written.indexOf(' ')),
      text: written.slice(written.indexOf(' ') + 1),
    })),
    lines: lines.map((row) => line(row, family)),
    lengthOfNeedMonths,
    findings,
  };
}

export const orderTemplates: Record<ServiceFamily, OrderTemplate[]> = {
  oxygen: [
    template(
      'oxygen',
      ['J44.9 Chronic obstructive pulmonary disease', 'J96.11 Chronic respiratory failure with hypoxia'],
      99,
      [
        'SpO2 86 % at rest on room air, tested by the hospital laboratory',
        '2 L/min by nasal cannula, continuous, 24 hours a day',
        'Mobile within the home',
      ],
      [
        'E1390 RR KH | Oxygen concentrator, single delivery port | 1 month | 2 L/min, 24 hours a day',
        'E0431 RR KH | Portable gaseous oxygen system | 1 month | 2 L/min on exertion',
      ],
    ),
    template(
      'oxygen',
      ['I50.22 Chronic systolic heart failure', 'J96.11 Chronic respiratory failure with hypoxia'],
      12,
      ['PaO2 57 mm Hg with dependent edema', '3 L/min during sleep only'],
      ['E1390 RR KH | Oxygen concentrator, single delivery port | 1 month | 3 L/min, asleep'],
    ),
  ],
  dme: [
    template(
      'dme',
      ['G35.D Multiple sclerosis, unspecified', 'L89.153 Pressure ulcer of sacral region, stage 3'],
      12,
      ['Head must stay raised more than 30 degrees most of the time', 'Weight 168 lb; ground-floor bedroom'],
      [
        'E0260 RR KH | Hospital bed, semi-electric, with rails and mattress | 1 month | Rental',
        'E0277 RR KH | Powered pressure-reducing air mattress | 1 month | Rental',
      ],
    ),
    template(
      'dme',
      ['I69.351 Hemiplegia following cerebral infarction, right side'],
      99,
      ['Cannot use a cane or walker safely', 'Doorways 32 inches; self-propels with one arm'],
      [
        'K0003 RR KH | Lightweight wheelchair | 1 month | Rental',
        'E0163 NU | Commode chair, stationary | 1 each | Once',
      ],
    ),
    template(
      'dme',
      ['Z96.651 Presence of right artificial knee joint'],
      3,
      ['Weight bearing as tolerated, two weeks after surgery'],
      ['E0143 NU | Folding wheeled walker | 1 each | Once'],
    ),
  ],
  pap: [
    template(
      'pap',
      ['G47.33 Obstructive sleep apnea'],
      99,
      ['AHI 34 by home sleep test; visit before the study on file', 'Pressure 6–14 cm H2O, automatic'],
      [
        'E0601 RR KH | Continuous positive airway pressure device | 1 month | Nightly',
        'A7034 NU | Nasal mask interface | 1 each | Every 3 months',
        'E0562 RR KH | Heated humidifier | 1 month | Nightly',
      ],
    ),
  ],
  wound_care: [
    template(
      'wound_care',
      [
        'L97.422 Non-pressure ulcer of left heel and midfoot, fat layer exposed',
        'E11.621 Type 2 diabetes with foot ulcer',
      ],
      1,
      ['Left heel, 3.2 × 2.1 × 0.4 cm, moderate exudate, debrided in clinic'],
      [
        'A6212 A1 | Foam dressing with adhesive border, 16 sq in or less | 12 each | 3 changes a week for 4 weeks',
        'A6222 A1 | Gauze, impregnated, 16 sq in or less | 28 each | Daily for 4 weeks',
      ],
    ),
    template(
      'wound_care',
      ['T81.31XA Disruption of external surgical wound'],
      2,
      ['Midline abdomen, 9 × 3 × 2 cm, heavy exudate after surgery'],
      [
        'A6197 A1 | Alginate dressing, 16 to 48 sq in | 30 each | 1 a day for 30 days',
        'A6253 A1 | Specialty absorptive dressing, more than 48 sq in | 30 each | 1 a day for 30 days',
      ],
    ),
  ],
  enteral: [
    template(
      'enteral',
      ['R13.12 Dysphagia, oropharyngeal phase', 'Z93.1 Gastrostomy status'],
      12,
      ['1,500 kcal a day by pump: reflux with gravity feeding', 'Gastrostomy tube placed in the last month'],
      [
        'B4154 | Enteral formula for special metabolic needs, 100 kcal | 450 100 kcal | 15 a day',
        'B4035 | Enteral feeding supply kit, pump fed | 30 day | 1 a day',
        'B9002 RR KH | Enteral nutrition infusion pump | 1 month | Rental',
      ],
    ),
  ],
  home_health: [
    template(
      'home_health',
      ['I50.33 Acute on chronic diastolic heart failure', 'Z48.812 Aftercare following circulatory surgery'],
      2,
      [
        'Homebound: taxing effort, leaves only for medical visits',
        'Encounter note on file; weight and edema to be watched',
      ],
      [
        'G0299 | Skilled nursing by a registered nurse | 13 visit | SN 2w4, 1w5',
        'G0151 | Physical therapy | 8 visit | PT 2w4',
      ],
    ),
    template(
      'home_health',
      ['L89.154 Pressure ulcer of sacral region, stage 4'],
      2,
      [
        'Homebound: bed to chair only, with one assistant',
        'Caregiver taught dressing changes between visits',
      ],
      [
        'G0299 | Skilled nursing by a registered nurse, wound care | 21 visit | SN 3w5, 2w3, 3 PRN for a soiled dressing',
        'G0156 | Home health aide | 10 visit | HHA 2w5',
      ],
    ),
    template(
      'home_health',
      ['Z47.1 Aftercare following joint replacement', 'Z96.642 Presence of left artificial hip joint'],
      1,
      ['Homebound: walker and one assistant, stairs not yet safe'],
      ['G0151 | Physical therapy | 9 visit | PT 3w3', 'G0152 | Occupational therapy | 3 visit | OT 1w3'],
    ),
  ],
  infusion: [
    template(
      'infusion',
      ['M86.171 Other acute osteomyelitis, right ankle and foot'],
      2,
      [
        'PICC right basilic, tip confirmed by X-ray',
        'First dose given in hospital; creatinine 0.9',
        'Stop after 42 days; weekly CBC and CMP',
      ],
      [
        'J0696 | Ceftriaxone 2 g intravenously, per 250 mg | 336 250 mg | 2 g every 24 hours for 42 days',
        'S9500 | Home infusion, antibiotic every 24 hours, supplies per diem | 42 day | Daily',
        'G0299 | Skilled nursing for line care and teaching | 8 visit | SN 2w2, 1w4',
      ],
    ),
    template(
      'infusion',
      ['K50.90 Crohn’s disease, unspecified'],
      12,
      ['Weight 71 kg; no reaction to four earlier infusions', 'Anaphylaxis kit ordered'],
      [
        'J1745 | Infliximab 5 mg/kg, per 10 mg | 36 10 mg | Every 8 weeks',
        'S9359 | Home infusion, anti-TNF, supplies per diem | 1 day | Every 8 weeks',
      ],
    ),
  ],
  orthotics_prosthetics: [
    template(
      'orthotics_prosthetics',
      ['Z89.511 Acquired absence of right leg below knee'],
      60,
      ['Functional level K3; residual limb stable three months', 'Laterality: right; custom-made'],
      [
        'L5301 RT K3 | Below-knee endoskeletal prosthesis, molded socket | 1 each | Once',
        'L5620 RT | Test socket, below knee | 2 each | Once',
      ],
    ),
    template(
      'orthotics_prosthetics',
      ['M21.372 Foot drop, left foot'],
      36,
      ['Laterality: left; custom-made after casting'],
      ['L1960 LT | Ankle-foot orthosis, posterior solid ankle, custom | 1 each | Once'],
    ),
  ],
};
