// Why: what the forms ask about equipment and about the patient who gets it; each question closes a rule of care/needs or is
// good to know.
import { lacksCode } from '../needs/order-kind.rules.ts';
import { capacityLb } from '../needs/usual-amounts.rules.ts';
import { isOver, yesNo, type Asked, type QuestionGroup } from './asked-question.rules.ts';

const needsWeight = (asked: Asked) =>
  asked.needs('manual_wheelchair') || asked.needs('hospital_bed') || asked.needs('infusion');

const patient: QuestionGroup = {
  key: 'patient',
  title: 'About the patient',
  when: ({ lines }) => lines.some((line) => line.family !== null && line.family !== ''),
  questions: [
    {
      field: 'patient.weightLb',
      label: 'Weight',
      kind: 'number',
      hint: 'lb',
      when: needsWeight,
    },
    {
      field: 'patient.heightIn',
      label: 'Height',
      kind: 'number',
      hint: 'in',
      when: (a) => a.needs('infusion'),
    },
    {
      field: 'patient.allergies',
      label: 'Allergies',
      kind: 'text',
      hint: '“None known” if there are none',
      optional: (a) => !a.needs('infusion'),
      when: (a) => a.needs('infusion'),
    },
    { field: 'patient.caregiver', label: 'Caregiver', kind: 'short', hint: 'Name and phone', isAdvice: true },
    {
      field: 'patient.emergencyContact',
      label: 'Emergency contact',
      kind: 'short',
      hint: 'Name and phone',
      isAdvice: true,
    },
    {
      field: 'patient.fallRisk',
      label: 'At risk of falling',
      kind: 'choice',
      choices: yesNo,
      isAdvice: true,
    },
    { field: 'patient.pets', label: 'Animals in the house', kind: 'short', isAdvice: true },
    {
      field: 'paper.signature',
      label: 'How the order is signed',
      kind: 'choice',
      isAdvice: true,
      choices: [
        ['hand', 'By hand'],
        ['electronic', 'Electronically'],
        ['stamp', 'With a stamp'],
      ],
    },
  ],
};

const isReplaced = (asked: Asked) => asked.said('equipment.replaces') === 'yes';

const equipment: QuestionGroup = {
  key: 'equipment',
  title: 'About the equipment',
  when: (a) => a.needs('dme'),
  questions: [
    {
      field: 'equipment.kind',
      label: 'What kind of equipment',
      kind: 'choice',
      when: (a) => lacksCode(a.lines, 'dme'),
      choices: [
        ['power_mobility', 'Power wheelchair or scooter'],
        ['manual_wheelchair', 'Manual wheelchair'],
        ['hospital_bed', 'Hospital bed'],
        ['npwt', 'Negative-pressure pump'],
        ['other_equipment', 'Something else'],
      ],
    },
    {
      field: 'equipment.lengthOfNeedMonths',
      label: 'Length of need',
      kind: 'number',
      hint: 'months; 99 is for life',
    },
    {
      field: 'equipment.replaces',
      label: 'Replaces what is there',
      kind: 'choice',
      choices: yesNo,
      optional: true,
    },
    {
      field: 'equipment.replacedSerial',
      label: 'Serial number of the old one',
      kind: 'short',
      when: isReplaced,
    },
    {
      field: 'equipment.replacementReason',
      label: 'Why it is replaced',
      kind: 'choice',
      when: isReplaced,
      choices: [
        ['lost', 'Lost'],
        ['stolen', 'Stolen'],
        ['irreparable', 'Beyond repair'],
        ['worn', 'Worn out'],
      ],
    },
    { field: 'equipment.brand', label: 'Brand or model asked for', kind: 'short', isAdvice: true },
  ],
};

const mobility: QuestionGroup = {
  key: 'mobility',
  title: 'About the power wheelchair or scooter',
  when: (a) => a.needs('power_mobility'),
  questions: [
    { field: 'mobility.examOn', label: 'Mobility exam, face to face, on', kind: 'date' },
    { field: 'mobility.therapistOn', label: 'Therapist’s evaluation on', kind: 'date' },
    {
      field: 'mobility.therapistTies',
      label: 'Therapist’s tie to the supplier',
      kind: 'choice',
      choices: [
        ['none', 'None'],
        ['supplier', 'Paid by the supplier'],
      ],
    },
    { field: 'mobility.atpName', label: 'Assistive technology professional', kind: 'short' },
    { field: 'mobility.atpInPerson', label: 'Saw the patient in person', kind: 'choice', choices: yesNo },
    { field: 'mobility.homeAssessedOn', label: 'Home looked at on', kind: 'date' },
  ],
};

const isHeavy = (kind: string) => (asked: Asked) => isOver(asked, 'patient.weightLb', capacityLb, kind);

const wheelchair: QuestionGroup = {
  key: 'wheelchair',
  title: 'About the wheelchair',
  when: (a) => a.needs('manual_wheelchair'),
  questions: [
    { field: 'wheelchair.whyNoWalker', label: 'Why a cane or walker is not enough', kind: 'text' },
    { field: 'wheelchair.homeFits', label: 'Fits the home', kind: 'choice', choices: yesNo },
    { field: 'wheelchair.doorWidthIn', label: 'Narrowest door', kind: 'number', hint: 'in' },
    {
      field: 'wheelchair.propelledBy',
      label: 'Moved by',
      kind: 'choice',
      choices: [
        ['self', 'The patient'],
        ['caregiver', 'A caregiver'],
      ],
    },
    { field: 'wheelchair.seatWidthIn', label: 'Seat width', kind: 'number', hint: 'in' },
    {
      field: 'wheelchair.weightCapacityLb',
      label: 'Carries at least',
      kind: 'number',
      hint: 'lb',
      when: isHeavy('manual_wheelchair'),
    },
  ],
};

const bed: QuestionGroup = {
  key: 'bed',
  title: 'About the bed',
  when: (a) => a.needs('hospital_bed'),
  questions: [
    {
      field: 'bed.reason',
      label: 'Why not an ordinary bed',
      kind: 'choice',
      choices: [
        ['positioning', 'Positioning'],
        ['pain', 'Pain'],
        ['head_30', 'Head above 30 degrees'],
        ['traction', 'Traction'],
      ],
    },
    {
      field: 'bed.rails',
      label: 'Rails',
      kind: 'choice',
      choices: [
        ['none', 'None'],
        ['half', 'Half'],
        ['full', 'Full'],
      ],
    },
    { field: 'bed.mattress', label: 'With mattress', kind: 'choice', choices: yesNo },
    { field: 'bed.roomFits', label: 'Fits the room', kind: 'choice', choices: yesNo },
    {
      field: 'bed.weightCapacityLb',
      label: 'Carries at least',
      kind: 'number',
      hint: 'lb',
      when: isHeavy('hospital_bed'),
    },
  ],
};

const limb: QuestionGroup = {
  key: 'limb',
  title: 'About the brace or prosthesis',
  when: (a) => a.needs('orthotics_prosthetics'),
  questions: [
    {
      field: 'limb.kind',
      label: 'What it is',
      kind: 'choice',
      when: (a) => lacksCode(a.lines, 'orthotics_prosthetics'),
      choices: [
        ['leg_prosthesis', 'Leg prosthesis'],
        ['arm_prosthesis', 'Arm prosthesis'],
        ['orthosis', 'Brace or support'],
        ['diabetic_shoes', 'Shoes for diabetes'],
      ],
    },
    {
      field: 'limb.side',
      label: 'Side',
      kind: 'choice',
      choices: [
        ['left', 'Left'],
        ['right', 'Right'],
        ['both', 'Both'],
        ['neither', 'Neither (back, neck)'],
      ],
    },
    {
      field: 'limb.make',
      label: 'Made',
      kind: 'choice',
      choices: [
        ['prefabricated', 'Prefabricated'],
        ['custom_fit', 'Custom-fitted'],
        ['custom_made', 'Custom-made'],
      ],
    },
    {
      field: 'limb.measuredOn',
      label: 'Cast or measured on',
      kind: 'date',
      when: (a) => ['custom_fit', 'custom_made'].includes(a.said('limb.make')),
    },
    {
      field: 'limb.kLevel',
      label: 'Functional level',
      kind: 'choice',
      when: (a) => a.needs('leg_prosthesis'),
      choices: (['K0', 'K1', 'K2', 'K3', 'K4'] as const).map((level) => [level, level] as const),
    },
    { field: 'limb.fitterName', label: 'Certified fitter', kind: 'short' },
    {
      field: 'limb.priorDevice',
      label: 'Device before this',
      kind: 'text',
      hint: '“None” if there was none',
    },
    {
      field: 'limb.statementBy',
      label: 'Physician who treats the diabetes',
      kind: 'short',
      when: (a) => a.needs('diabetic_shoes'),
    },
    {
      field: 'limb.statementOn',
      label: 'Their statement of',
      kind: 'date',
      when: (a) => a.needs('diabetic_shoes'),
    },
  ],
};

/** The patient, equipment, braces and prostheses. */
export const equipmentQuestions: readonly QuestionGroup[] = [
  patient,
  equipment,
  mobility,
  wheelchair,
  bed,
  limb,
];
