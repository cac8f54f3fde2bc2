// Why: receipts as partners write them (999 and TA1), by hand, that must be read and written back byte for byte.
import { enveloped } from './enveloped.fixture.ts';

const receipt = (control: string, body: readonly string[]) =>
  enveloped({ functional: 'FA', set: '999', version: '005010X231A1', control, body });

export const receiptAccepted = receipt('000000531', [
  'AK1*HS*77*005010X279A1',
  'AK2*270*0001*005010X279A1',
  'IK5*A',
  'AK9*A*1*1*1',
]);

export const receiptPartly = receipt('000000532', [
  'AK1*HC*78*005010X222A1',
  'AK2*837*0001*005010X222A1',
  'IK5*A',
  'AK2*837*0002*005010X222A1',
  'IK3*NM1*9*2010*8',
  'CTX*SITUATIONAL TRIGGER*CLM*22*2300*5:3*1325',
  'CTX*CLM01:C100',
  'IK4*9*67*4*M',
  'IK4*3::2*1035*12',
  'IK3*HI*24**3',
  'IK5*R*5*I5',
  'AK2*837*0003*005010X222A1',
  'IK3*ZZZ*30**1',
  'IK5*E*5',
  'AK9*P*3*3*2',
]);

export const receiptGroupRefused = receipt('000000533', ['AK1*HI*79*004010X094A1', 'AK9*R*1*1*0*2']);

/** A TA1 alone in its interchange, with no group. */
export const receiptOfInterchange = [
  'ISA*00*          *00*          *ZZ*HEARTHHUB      *ZZ*MOONPLAN       *261123*0912*^*00501*000000534*0*T*:~',
  'TA1*000000411*261123*0912*R*001~',
  'IEA*0*000000534~',
].join('');

export const acknowledgementGoldens: Readonly<Record<string, string>> = {
  receiptAccepted,
  receiptPartly,
  receiptGroupRefused,
};
