// Why: the segments that a question for approval and its answer (278) have in common, declared once.
import { key, may, mayHold, must, mustHold, segment, together } from '../declare.ts';
import { codes, day, decimal, openCodes, period, text } from '../kinds.ts';
import {
  attachmentWay,
  certificationType,
  decision,
  decisionReason,
  urgencyLevel,
  questionFault,
  reviewCategory,
} from './authorization-codes.ts';
import { followUp, serviceType, yesNo } from './eligibility-codes.ts';
import { dateMeanings, pointers, procedure } from './eligibility-segments.ts';

const facility = [
  must('code', 'Place of service or type of bill', text(1, 2)),
  must('list', 'List', codes({ A: 'type of bill', B: 'place of service' })),
] as const;
const causes = [
  must('cause1', 'Cause', text(2, 3)),
  may('cause2', 'Cause', text(2, 3)),
  may('cause3', 'Cause', text(2, 3)),
  may('state', 'State', text(2, 2)),
  may('country', 'Country', text(2, 3)),
] as const;

export const um = segment('UM', 'Review asked for', [
  must('category', 'Kind of review', reviewCategory),
  may('certification', 'Certification', certificationType),
  may('serviceType', 'About', serviceType),
  mayHold('facility', 'Where', facility),
  mayHold('causes', 'Related to', causes),
  may('urgencyLevel', 'Urgency', urgencyLevel),
  may('condition', 'Condition now', text(1, 1)),
  may('prognosis', 'Prognosis', text(1, 1)),
  may('release', 'Release of information', codes({ Y: 'signed', I: 'informed consent', M: 'limited' })),
  may('delay', 'Why late', text(1, 2)),
]);

export const hcr = segment('HCR', 'Decision', [
  must('decision', 'Decision', decision),
  may('number', 'Number of the approval', text(1, 50)),
  may('reason', 'Why', decisionReason),
  may('secondOpinion', 'Second opinion needed', yesNo),
]);
export const aaa = segment('AAA', 'Could not be handled', [
  must('isValid', 'The question itself was valid', yesNo),
  null,
  must('reason', 'Why', questionFault),
  may('followUp', 'What to do', followUp),
]);

/** A date, a date with time, or a range, as element 2 says. */
export const eventDate = segment(
  'DTP',
  'Date',
  [
    key(
      'qualifier',
      'Of',
      openCodes({ ...dateMeanings, '036': 'approval ends', AAH: 'event' }, /^[0-9A-Z]{3}$/),
    ),
    must('form', 'Form', codes({ D8: 'a date', DT: 'a date and time', RD8: 'a range' })),
    must('period', 'When', period),
  ],
  (said, note) => {
    const [form, when] = [said.text(2), said.text(3)];
    const fitting = when.includes('-') ? 'RD8' : when.length > 8 ? 'DT' : 'D8';
    if (when !== '' && fitting !== form)
      note(3, '8', 'The date does not have the form that element 2 names.');
  },
);

const diagnosis = [
  must('list', 'List', openCodes({ ABK: 'principal', ABF: 'further', ABJ: 'admitting' }, /^[A-Z]{2,3}$/)),
  must('code', 'Code', text(1, 30)),
  may('form', 'Form', codes({ D8: 'a date' })),
  may('on', 'Known on', day),
] as const;
export const diagnoses = segment('HI', 'Diagnoses', [
  mustHold('code1', 'Diagnosis', diagnosis),
  mayHold('code2', 'Diagnosis', diagnosis),
  mayHold('code3', 'Diagnosis', diagnosis),
  mayHold('code4', 'Diagnosis', diagnosis),
  mayHold('code5', 'Diagnosis', diagnosis),
  mayHold('code6', 'Diagnosis', diagnosis),
  mayHold('code7', 'Diagnosis', diagnosis),
  mayHold('code8', 'Diagnosis', diagnosis),
  mayHold('code9', 'Diagnosis', diagnosis),
  mayHold('code10', 'Diagnosis', diagnosis),
  mayHold('code11', 'Diagnosis', diagnosis),
  mayHold('code12', 'Diagnosis', diagnosis),
]);

export const condition = segment('CRC', 'Condition', [
  must('category', 'About', text(2, 2)),
  must('applies', 'Applies', yesNo),
  must('condition1', 'Condition', text(2, 3)),
  may('condition2', 'Condition', text(2, 3)),
  may('condition3', 'Condition', text(2, 3)),
  may('condition4', 'Condition', text(2, 3)),
  may('condition5', 'Condition', text(2, 3)),
]);
export const stay = segment('CL1', 'Stay', [
  may('admissionType', 'Admission', text(1, 1)),
  may('source', 'Came from', text(1, 1)),
  may('status', 'Left as', text(1, 2)),
]);

const equipment = openCodes(
  {
    A: 'concentrator',
    B: 'liquid, stationary',
    C: 'gas, stationary',
    D: 'liquid, portable',
    E: 'gas, portable',
    O: 'other',
  },
  /^[A-Z]$/,
);
const condition5 = codes({
  E: 'in exercise',
  N: 'no special condition',
  O: 'on oxygen',
  R: 'at rest',
  S: 'asleep',
  W: 'walking',
});
const finding = text(1, 1);
export const oxygen = segment('CR5', 'Oxygen', [
  may('certification', 'Certification', certificationType),
  may('months', 'Months', decimal),
  may('equipment1', 'Equipment', equipment),
  may('equipment2', 'Equipment', equipment),
  may('reason', 'Why this equipment', text(1, 80)),
  must('flowLpm', 'Flow (litres a minute)', decimal),
  may('timesADay', 'Times a day', decimal),
  may('hoursADay', 'Hours a day', decimal),
  may('order', 'Order of the therapist', text(1, 80)),
  may('bloodGas', 'Arterial blood gas (mmHg)', decimal),
  may('saturation', 'Saturation (%)', decimal),
  may('testedWhen', 'Tested', condition5),
  may('finding1', 'Finding', finding),
  may('finding2', 'Finding', finding),
  may('finding3', 'Finding', finding),
  may('portableFlowLpm', 'Portable flow (litres a minute)', decimal),
  may('delivery', 'Delivered by', text(1, 1)),
  may('equipment3', 'Equipment', equipment),
]);

export const homeHealth = segment(
  'CR6',
  'Home health care',
  [
    must('prognosis', 'Prognosis', text(1, 1)),
    must('startsOn', 'Care starts', day),
    may('form', 'Form', codes({ RD8: 'a range' })),
    may('certifiedFor', 'Certified for', period),
    may('diagnosedOn', 'Diagnosed', day),
    may('inSkilledFacility', 'In a skilled nursing facility', yesNo),
    may(
      'coveredByMedicare',
      'Covered by Medicare',
      codes({ Y: 'yes', N: 'no', U: 'not known', W: 'does not matter' }),
    ),
    may('certification', 'Certification', certificationType),
    may('surgeryOn', 'Surgery', day),
    may('surgeryList', 'List', text(2, 2)),
    may('surgery', 'Surgery', text(1, 15)),
    may('orderedOn', 'Ordered', day),
    may('visitedOn', 'Last visit', day),
    may('contactedOn', 'Physician contacted', day),
    may('stayForm', 'Form', codes({ RD8: 'a range' })),
    may('stayed', 'Last stay', period),
    may('cameFrom', 'Came from', text(1, 1)),
  ],
  together(3, 4),
);

export const paper = segment(
  'PWK',
  'Paper that comes with it',
  [
    must(
      'kind',
      'Kind',
      openCodes({ OZ: 'supporting document', CT: 'certification', NN: 'nursing notes' }, /^[0-9A-Z]{2}$/),
    ),
    must('way', 'Comes', attachmentWay),
    null,
    null,
    may('numberKind', 'Kind of number', codes({ AC: 'attachment control number' })),
    may('number', 'Number', text(2, 80)),
    may('description', 'Description', text(1, 80)),
  ],
  together(5, 6),
);

const unit = openCodes(
  { UN: 'units', MJ: 'minutes', DA: 'days', F2: 'international units' },
  /^[0-9A-Z]{2}$/,
);
export const professionalCare = segment('SV1', 'Service', [
  mustHold('procedure', 'Procedure', procedure),
  may('amount', 'Amount ($)', decimal),
  may('unit', 'Unit', unit),
  may('quantity', 'Quantity', decimal),
  null,
  null,
  mayHold('diagnoses', 'For diagnoses', pointers),
  null,
  null,
  null,
  may('screening', 'Screening of children', yesNo),
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  may('levelOfCare', 'Level of care', text(1, 1)),
]);
export const institutionalCare = segment('SV2', 'Service', [
  may('revenue', 'Revenue code', text(1, 48)),
  mayHold('procedure', 'Procedure', procedure),
  may('amount', 'Amount ($)', decimal),
  may('unit', 'Unit', unit),
  may('quantity', 'Quantity', decimal),
  may('rate', 'Rate', decimal),
  null,
  null,
  may('residence', 'Residence', text(1, 1)),
  may('levelOfCare', 'Level of care', text(1, 1)),
]);
export const dentalCare = segment('SV3', 'Service', [
  mustHold('procedure', 'Procedure', procedure),
  may('amount', 'Amount ($)', decimal),
  null,
  mayHold('cavity', 'Part of the mouth', [
    must('area1', 'Area', text(1, 3)),
    may('area2', 'Area', text(1, 3)),
    may('area3', 'Area', text(1, 3)),
  ]),
  may('prosthesis', 'Prosthesis', text(1, 1)),
  may('quantity', 'Quantity', decimal),
]);
