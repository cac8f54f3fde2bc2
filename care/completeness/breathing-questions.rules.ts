// Why: what the forms ask about oxygen and breathing support; follow-up questions come only when an answer calls for them.
import { yesNo, type Asked, type QuestionGroup } from './asked-question.rules.ts';

const onExertion = (a: Asked) => a.said('oxygen.testCondition') === 'exertion';
const portableCodes = ['E0431', 'E0433', 'E0434', 'K0738', 'E1392'];
const isPortable = (a: Asked) =>
  a.said('oxygen.portable') === 'yes' ||
  a.lines.some((line) => portableCodes.includes((line.code ?? '').toUpperCase()));

const oxygen: QuestionGroup = {
  key: 'oxygen',
  title: 'About the oxygen',
  when: (a) => a.needs('oxygen'),
  questions: [
    { field: 'oxygen.testedOn', label: 'Oxygen test on', kind: 'date' },
    {
      field: 'oxygen.testCondition',
      label: 'Tested',
      kind: 'choice',
      choices: [
        ['rest', 'At rest'],
        ['exertion', 'On exertion'],
        ['sleep', 'Asleep'],
      ],
    },
    {
      field: 'oxygen.testedBy',
      label: 'Tested by',
      kind: 'choice',
      choices: [
        ['hospital', 'Hospital'],
        ['clinician', 'Clinician'],
        ['laboratory', 'Laboratory'],
        ['supplier', 'Equipment supplier'],
      ],
    },
    {
      field: 'oxygen.spo2Percent',
      label: 'SpO2',
      kind: 'number',
      hint: '%',
      optional: (a) => a.said('oxygen.pao2MmHg') !== '',
    },
    { field: 'oxygen.pao2MmHg', label: 'or PaO2', kind: 'number', hint: 'mm Hg', optional: true },
    {
      field: 'oxygen.testedOnLpm',
      label: 'Oxygen during the test',
      kind: 'number',
      hint: 'L/min; 0 is room air',
      optional: (a) => !(Number(a.said('oxygen.flowLpm')) > 4),
    },
    {
      field: 'oxygen.spo2RestPercent',
      label: 'SpO2 at rest, no oxygen',
      kind: 'number',
      hint: '%, for a test on exertion',
      when: onExertion,
    },
    {
      field: 'oxygen.spo2OnOxygenPercent',
      label: 'SpO2 on exertion, with oxygen',
      kind: 'number',
      hint: '%, for a test on exertion',
      when: onExertion,
    },
    {
      field: 'oxygen.sleepMinutes',
      label: 'Low asleep for',
      kind: 'number',
      hint: 'minutes, all together',
      when: (a) => a.said('oxygen.testCondition') === 'sleep',
    },
    {
      field: 'oxygen.groupTwoSign',
      label: 'Further sign',
      kind: 'choice',
      hint: 'For 89 % or 56–59 mm Hg',
      when: (a) =>
        Number(a.said('oxygen.spo2Percent')) === 89 ||
        (Number(a.said('oxygen.pao2MmHg')) > 55 && Number(a.said('oxygen.pao2MmHg')) < 60),
      choices: [
        ['edema_chf', 'Edema with heart failure'],
        ['cor_pulmonale', 'Cor pulmonale'],
        ['hematocrit', 'Hematocrit above 56 %'],
      ],
    },
    { field: 'oxygen.flowLpm', label: 'Flow', kind: 'number', hint: 'L/min' },
    { field: 'oxygen.hoursPerDay', label: 'Hours a day', kind: 'number' },
    {
      field: 'oxygen.usedDuring',
      label: 'Used',
      kind: 'choice',
      when: (a) => a.said('oxygen.hoursPerDay') !== '' && Number(a.said('oxygen.hoursPerDay')) < 24,
      choices: [
        ['rest', 'At rest'],
        ['exertion', 'On exertion'],
        ['sleep', 'Asleep'],
        ['several', 'More than one of these'],
      ],
    },
    {
      field: 'oxygen.device',
      label: 'Given by',
      kind: 'choice',
      choices: [
        ['cannula', 'Cannula'],
        ['mask', 'Mask'],
        ['tracheostomy', 'Tracheostomy'],
      ],
    },
    { field: 'oxygen.portable', label: 'Portable unit', kind: 'choice', choices: yesNo, optional: true },
    {
      field: 'oxygen.mobileAtHome',
      label: 'Mobile within the home',
      kind: 'choice',
      choices: yesNo,
      when: isPortable,
    },
    {
      field: 'oxygen.smokers',
      label: 'Somebody smokes at home',
      kind: 'choice',
      choices: yesNo,
      isAdvice: true,
    },
    {
      field: 'oxygen.backup',
      label: 'Back-up oxygen at home',
      kind: 'choice',
      choices: yesNo,
      isAdvice: true,
    },
    {
      field: 'oxygen.steadyPower',
      label: 'Reliable power at home',
      kind: 'choice',
      choices: yesNo,
      isAdvice: true,
    },
  ],
};

const goesOn = (a: Asked) => a.said('pap.stage') === 'continue';

const pap: QuestionGroup = {
  key: 'pap',
  title: 'About the breathing support',
  when: (a) => a.needs('pap'),
  questions: [
    {
      field: 'pap.stage',
      label: 'This order',
      kind: 'choice',
      choices: [
        ['start', 'Starts the therapy'],
        ['continue', 'Goes on with it'],
      ],
    },
    { field: 'pap.visitOn', label: 'Visit before the study on', kind: 'date' },
    { field: 'pap.studyOn', label: 'Sleep study on', kind: 'date' },
    { field: 'pap.ahi', label: 'AHI or RDI', kind: 'number', hint: 'an hour' },
    { field: 'pap.events', label: 'Events counted', kind: 'number' },
    {
      field: 'pap.symptoms',
      label: 'Symptoms or conditions',
      kind: 'text',
      hint: 'For 5 to 14 an hour',
      when: (a) => Number(a.said('pap.ahi')) >= 5 && Number(a.said('pap.ahi')) < 15,
    },
    {
      field: 'pap.device',
      label: 'Device',
      kind: 'choice',
      choices: [
        ['cpap', 'CPAP'],
        ['auto', 'Automatic'],
        ['bilevel', 'Bilevel'],
        ['bilevel_rate', 'Bilevel with a rate'],
      ],
    },
    { field: 'pap.pressure', label: 'Pressure', kind: 'short', hint: 'cm H2O' },
    { field: 'pap.mask', label: 'Mask', kind: 'short' },
    { field: 'pap.startedOn', label: 'Therapy began on', kind: 'date', when: goesOn },
    { field: 'pap.revisitOn', label: 'Seen again on', kind: 'date', when: goesOn },
    {
      field: 'pap.nightsPercent',
      label: 'Nights of 4 hours or more',
      kind: 'number',
      hint: '% of 30 consecutive nights',
      when: goesOn,
    },
  ],
};

/** Oxygen and breathing support. */
export const breathingQuestions: readonly QuestionGroup[] = [oxygen, pap];
