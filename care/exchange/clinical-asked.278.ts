// Why: what CR5 and CR6 say of oxygen and home care goes into the facts that rules judge by, as far as those can hold it; what is
// outside their range stays in the message and is not bent to fit.
import { oxygenFacts, type ClinicalFacts } from '../cases/clinical.schema.ts';
import type { AskedEvent } from './care-asked.278.ts';

const conditions: Readonly<Record<string, 'rest' | 'exertion' | 'sleep'>> = {
  R: 'rest',
  E: 'exertion',
  W: 'exertion',
  S: 'sleep',
};
/** CR505 and its like: equipment that is carried. */
const portable: ReadonlySet<string> = new Set(['D', 'E']);

const dayOf = (event: AskedEvent, qualifier: string): string | undefined => {
  const period = event.dates.find((one) => one.qualifier === qualifier)?.period;
  return period === undefined
    ? undefined
    : `${period.slice(0, 4)}-${period.slice(4, 6)}-${period.slice(6, 8)}`;
};

/** The facts of CR5 that can be held; undefined where nothing was said. */
export function clinicalAsked(event: AskedEvent): ClinicalFacts | undefined {
  const { oxygen } = event;
  if (oxygen === undefined) return undefined;
  const equipment = [oxygen.equipment1, oxygen.equipment2, oxygen.equipment3];
  const isPortable = oxygen.portableFlowLpm !== undefined || equipment.some((one) => portable.has(one ?? ''));
  const said = {
    testedOn: dayOf(event, '119'),
    testCondition: conditions[oxygen.testedWhen ?? ''],
    spo2Percent: oxygen.saturation === undefined ? undefined : Number(oxygen.saturation),
    pao2MmHg: oxygen.bloodGas === undefined ? undefined : Number(oxygen.bloodGas),
    flowLpm: Number(oxygen.flowLpm),
    hoursPerDay: oxygen.hoursADay === undefined ? undefined : Number(oxygen.hoursADay),
    device: oxygen.delivery === 'A' ? ('cannula' as const) : undefined,
    portable: isPortable ? ('yes' as const) : undefined,
  };
  const held = Object.entries(said).filter(
    ([name, value]) => value !== undefined && oxygenFacts.safeParse({ [name]: value }).success,
  );
  return { oxygen: oxygenFacts.parse(Object.fromEntries(held)) };
}
