// Why: outside samples that are broken by nature: what is told of each, and the smallest mends after which it is read
// whole (a wrong separator, an element that 005010 no longer has, a contact that is not there).

/** By the sample's name: problems as layer, code, place; mends as what is found and what replaces it. */
export const brokenSamples: Readonly<
  Record<string, { readonly told: readonly string[]; readonly mends: readonly (readonly [RegExp, string])[] }>
> = {
  'cob-contractural-adjustment.835': {
    told: ['element 1 BPR16@4', 'segment 3 PER@11', 'element 7 SVC01@21', 'element 1 SVC01@21'],
    mends: [
      [/>/g, ':'],
      [/\*CHK\*{11}2/, '*CHK************2'],
      [/N1\*PE\*/, 'PER*BL*EDI DESK*TE*8005550101~\nN1*PE*'],
      [/SE\*25\*/, 'SE*26*'],
    ],
  },
  'managed-care.835': {
    told: ['element 8 BPR16@4', 'segment 3 PER@10'],
    mends: [
      [/20002316/, '20020316'],
      [/N1\*PE\*/, 'PER*BL*EDI DESK*TE*8005550101~\nN1*PE*'],
      [/SE\*26\*/, 'SE*27*'],
    ],
  },
  'medicare-part-a.835': {
    told: [
      'segment 3 PER@11',
      'element I10 TS309@13',
      'element I10 TS311@13',
      'element I10 TS309@23',
      'element I10 TS311@23',
    ],
    mends: [
      [/\*\*\*\*138018\.40\*\*73348\.57/, ''],
      [/\*\*\*\*11980\.33\*\*3019\.67/, ''],
      [/N1\*PE\*/, 'PER*BL*EDI DESK*TE*8005550101~\nN1*PE*'],
      [/SE\*28\*/, 'SE*29*'],
    ],
  },
  'secondary-payment.835': {
    told: [
      'element 1 BPR16@4',
      'segment 3 PER@11',
      'element 7 SVC01@29',
      'element 1 SVC01@29',
      'element 7 SVC01@34',
      'element 1 SVC01@34',
    ],
    mends: [
      [/>/g, ':'],
      [/\*CHK\*{11}2/, '*CHK************2'],
      [/N1\*PE\*/, 'PER*BL*EDI DESK*TE*8005550101~\nN1*PE*'],
      [/SE\*38\*/, 'SE*39*'],
    ],
  },
  'tertiary-payment.835': {
    told: [
      'element 1 BPR16@4',
      'segment 3 PER@11',
      'element 1 SVC01@20',
      'element 5 SVC04@20',
      'element 7 SVC06@20',
      'element 1 SVC06@20',
    ],
    mends: [
      [/HC\*24599\.00/, 'HC:24599'],
      [/\*CHK\*{11}2/, '*CHK************2'],
      [/N1\*PE\*/, 'PER*BL*EDI DESK*TE*8005550101~\nN1*PE*'],
      [/SE\*23\*/, 'SE*24*'],
    ],
  },
  'demo.ambulance.example5.837': { told: ['element 1 CLM05@23'], mends: [[/41::1/, '41:B:1']] },
  'demo.cob.2ndary.example4.837': {
    told: [
      'element 7 CLM05@21',
      'element 1 CLM05@21',
      'element 1 CLM05@21',
      'element 7 HI01@26',
      'element 7 SV101@28',
      'element 1 SV101@28',
    ],
    mends: [[/>/g, ':']],
  },
  'demo.cob.example3.A.837': {
    told: ['segment I7 NM1@44'],
    mends: [
      [/LX\*1~/, 'NM1*PR*2*NEXT PAYER*****PI*NEXT1~\nLX*1~'],
      [/SE\*51\*/, 'SE*52*'],
    ],
  },
  'demo.cob.example4.837': { told: ['element 7 AMT01@31'], mends: [[/AMT\*F2/, 'AMT*EAF']] },
  'demo.example11.837': {
    told: [
      'element 7 CLM05@21',
      'element 1 CLM05@21',
      'element 1 CLM05@21',
      'element 7 HI01@24',
      'element 7 SV101@32',
      'element 1 SV101@32',
      'element 5 SV107@32',
      'element 7 SV101@36',
      'element 1 SV101@36',
    ],
    mends: [[/>/g, ':']],
  },
  'demo.example12.837': {
    told: [
      'element 7 CLM05@26',
      'element 1 CLM05@26',
      'element 1 CLM05@26',
      'element 7 HI01@29',
      'element 7 SV101@39',
      'element 1 SV101@39',
    ],
    mends: [[/>/g, ':']],
  },
  'demo.example6.837': {
    told: [
      'element 7 CLM05@21',
      'element 1 CLM05@21',
      'element 1 CLM05@21',
      'element 7 HI01@26',
      'element 7 SV101@28',
      'element 1 SV101@28',
    ],
    mends: [[/>/g, ':']],
  },
  'demo.example9.837': {
    told: [
      'element 7 CLM05@20',
      'element 1 CLM05@20',
      'element 1 CLM05@20',
      'element 7 HI01@21',
      'element 7 SV101@29',
      'element 1 SV101@29',
      'element 5 SV107@29',
    ],
    mends: [
      [/>/g, ':'],
      [/\*1\.00~/, '*1~'],
    ],
  },
  'institutional-claim.837i': {
    told: ['element I10 CLM06@22', 'element 7 DTP02@23'],
    mends: [
      [/A:1\*Y/, 'A:1*'],
      [/D8\*19960911/, 'RD8*19960911-19960911'],
    ],
  },
  'out-of-network-repriced-claim.837i': {
    told: [
      'element 7 CLM05@20',
      'element 1 CLM05@20',
      'element 1 CLM05@20',
      'element I10 CLM06@20',
      'element 7 HI01@27',
      'element 7 SV202@31',
      'element 1 SV202@31',
    ],
    mends: [
      [/>/g, ':'],
      [/A:1\*Y/, 'A:1*'],
    ],
  },
  'ppo-repriced-claim.837i': {
    told: [
      'element 7 CLM05@26',
      'element 1 CLM05@26',
      'element 1 CLM05@26',
      'element I10 CLM06@26',
      'element 7 HI01@33',
      'element 7 HI01@34',
      'element 7 HI01@35',
      'element 7 SV202@43',
      'element 1 SV202@43',
      'element 7 SV202@47',
      'element 1 SV202@47',
    ],
    mends: [
      [/>/g, ':'],
      [/A:1\*Y/, 'A:1*'],
    ],
  },
  'two-claims-single-provider.837i': {
    told: ['element I10 CLM06@21', 'element I10 CLM06@41'],
    mends: [[/A:1\*Y/g, 'A:1*']],
  },
};
