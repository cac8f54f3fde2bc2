// Why: what the forms ask about infusions and home health; the drug's last and next dose and what keeps a dose safe come on
// every channel, because a late answer harms.
import { yesNo, type Asked, type QuestionGroup } from './asked-question.rules.ts';

const wasGiven = (a: Asked) => ['given_before', 'hospital', 'clinic'].includes(a.said('infusion.firstDose'));

const infusion: QuestionGroup = {
  key: 'infusion',
  title: 'About the infusion',
  when: (a) => a.needs('infusion'),
  questions: [
    {
      field: 'infusion.firstDose',
      label: 'First dose',
      kind: 'choice',
      choices: [
        ['given_before', 'Given before'],
        ['hospital', 'In the hospital'],
        ['clinic', 'In a clinic'],
        ['home', 'At home'],
      ],
    },
    {
      field: 'infusion.anaphylaxisOrders',
      label: 'Anaphylaxis orders',
      kind: 'choice',
      choices: yesNo,
    },
    { field: 'infusion.caregiver', label: 'Patient or caregiver is able', kind: 'choice', choices: yesNo },
    {
      field: 'infusion.lineType',
      label: 'Line',
      kind: 'choice',
      choices: [
        ['picc', 'PICC'],
        ['midline', 'Midline'],
        ['port', 'Port'],
        ['tunneled', 'Tunneled'],
        ['peripheral', 'Peripheral'],
        ['subcutaneous', 'Under the skin'],
      ],
    },
    {
      field: 'infusion.lineInsertedOn',
      label: 'Line put in on',
      kind: 'date',
      when: (a) => a.said('infusion.lineType') !== 'subcutaneous',
    },
    {
      field: 'infusion.tipConfirmed',
      label: 'Tip confirmed',
      kind: 'choice',
      choices: yesNo,
      when: (a) => ['picc', 'port', 'tunneled'].includes(a.said('infusion.lineType')),
    },
    {
      field: 'infusion.pump',
      label: 'Pump',
      kind: 'choice',
      choices: [
        ['none', 'None'],
        ['gravity', 'Gravity'],
        ['elastomeric', 'Elastomeric'],
        ['ambulatory', 'Ambulatory'],
        ['pole', 'On a pole'],
      ],
    },
    { field: 'infusion.nursing', label: 'Nursing visits ordered', kind: 'choice', choices: yesNo },
    { field: 'infusion.renalFunction', label: 'Creatinine or clearance', kind: 'short' },
    { field: 'infusion.contact', label: 'Phone, day and night', kind: 'short' },
    { field: 'infusion.flushes', label: 'Flushes', kind: 'text' },
    {
      field: 'infusion.labs',
      label: 'Laboratory tests and limits',
      kind: 'text',
      hint: '“None” if there are none',
    },
  ],
};

const drugs: QuestionGroup = {
  key: 'drugs',
  title: 'Each drug',
  when: (a) => a.needs('infusion'),
  list: { field: 'drugs', one: 'drug', atMost: 12 },
  questions: [
    { field: 'name', label: 'Drug', kind: 'short' },
    { field: 'dose', label: 'Dose', kind: 'short' },
    { field: 'concentration', label: 'Concentration', kind: 'short' },
    { field: 'diluent', label: 'Diluent', kind: 'short' },
    {
      field: 'route',
      label: 'Route',
      kind: 'choice',
      choices: [
        ['intravenous', 'Into a vein'],
        ['subcutaneous', 'Under the skin'],
        ['intramuscular', 'Into a muscle'],
        ['epidural', 'Epidural'],
      ],
    },
    { field: 'rate', label: 'Rate or duration', kind: 'short' },
    { field: 'frequency', label: 'How often', kind: 'short' },
    { field: 'startOn', label: 'Starts on', kind: 'date' },
    { field: 'stopOn', label: 'Stops on', kind: 'date' },
    { field: 'lastDoseWall', label: 'Last dose', kind: 'moment', when: wasGiven },
    { field: 'nextDoseWall', label: 'Next dose due', kind: 'moment', optional: true },
  ],
};

const isWritten = (a: Asked) => a.said('homeHealth.planOfCare') === 'written_here';

const homeHealth: QuestionGroup = {
  key: 'homeHealth',
  title: 'About the home health',
  when: (a) => a.needs('home_health'),
  questions: [
    { field: 'homeHealth.homeboundReason', label: 'Why homebound', kind: 'text' },
    { field: 'homeHealth.skilledNeed', label: 'Why skilled care', kind: 'text' },
    { field: 'homeHealth.encounterOn', label: 'Seen face to face on', kind: 'date' },
    {
      field: 'homeHealth.encounterBy',
      label: 'Seen by',
      kind: 'choice',
      choices: [
        ['physician', 'Physician'],
        ['nurse_practitioner', 'Nurse practitioner'],
        ['clinical_nurse_specialist', 'Clinical nurse specialist'],
        ['physician_assistant', 'Physician assistant'],
        ['midwife', 'Midwife'],
      ],
    },
    {
      field: 'homeHealth.encounterNote',
      label: 'Note of that visit',
      kind: 'choice',
      choices: [
        ['with_order', 'With the order'],
        ['to_follow', 'Not here yet'],
      ],
    },
    {
      field: 'homeHealth.certifierName',
      label: 'Who certifies the plan of care',
      kind: 'short',
    },
    {
      field: 'homeHealth.planOfCare',
      label: 'Plan of care',
      kind: 'choice',
      choices: [
        ['with_order', 'With the order'],
        ['written_here', 'Written here'],
        ['agency_drafts', 'The agency drafts it'],
      ],
    },
    {
      field: 'homeHealth.prognosis',
      label: 'Prognosis',
      kind: 'choice',
      when: isWritten,
      choices: [
        ['poor', 'Poor'],
        ['guarded', 'Guarded'],
        ['fair', 'Fair'],
        ['good', 'Good'],
        ['excellent', 'Excellent'],
      ],
    },
    { field: 'homeHealth.mentalStatus', label: 'Mental status', kind: 'short', when: isWritten },
    { field: 'homeHealth.rehabPotential', label: 'Rehabilitation potential', kind: 'short', when: isWritten },
    { field: 'homeHealth.nutrition', label: 'Nutrition', kind: 'short', when: isWritten },
    { field: 'homeHealth.limitations', label: 'Functional limitations', kind: 'short', when: isWritten },
    { field: 'homeHealth.activities', label: 'Activities permitted', kind: 'short', when: isWritten },
    { field: 'homeHealth.supplies', label: 'Supplies and equipment', kind: 'text', when: isWritten },
    { field: 'homeHealth.medications', label: 'Medications', kind: 'text', when: isWritten },
    { field: 'homeHealth.safety', label: 'Safety measures', kind: 'text', when: isWritten },
    { field: 'homeHealth.emergencyRisk', label: 'Risk of emergency visits', kind: 'text', when: isWritten },
    { field: 'homeHealth.education', label: 'Teaching', kind: 'text', when: isWritten },
    { field: 'homeHealth.dischargePlan', label: 'Plan for discharge', kind: 'text', when: isWritten },
  ],
};

/** Infusions and home health. */
export const infusionQuestions: readonly QuestionGroup[] = [drugs, infusion, homeHealth];
