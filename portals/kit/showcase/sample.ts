// Why: the kit page needs something awkward to show. Everybody here is invented, and nothing here reaches a real screen.
import { fromMs } from '../../../base/time/instant.ts';
import type { Proof } from '../deadline-proof.tsx';
import type { ViewerPage } from '../page-viewer.tsx';
import type { Tone } from '../status-mark.tsx';
import type { TimelineEntry } from '../timeline.tsx';

/** The kit page's own clock stands here, so that pictures can be compared. */
export const sampleNow = '2026-11-25T15:52:00.000Z';
export const boston = 'America/New_York';

export const sampleProof: Proof = {
  name: 'Acknowledgement',
  dueAt: '2026-11-25T16:30:00.000Z',
  zone: boston,
  source: 'Coordination agreement, Silver MA HMO, §4.1',
  rule: { id: 'ack-first-business-day', version: 3 },
  calendar: { id: 'Massachusetts 2026', version: 7 },
  steps: [
    { say: 'The fax was received; its last page stamps the receipt.', at: '2026-11-24T21:50:00.000Z' },
    {
      say: 'Hours run Monday to Friday, 8:00 to 18:00; ten minutes of Tuesday count.',
      at: '2026-11-24T23:00:00.000Z',
    },
    { say: 'Thursday is Thanksgiving and does not count.', at: '2026-11-26T05:00:00.000Z' },
    { say: 'Acknowledgement is due.', at: '2026-11-25T16:30:00.000Z' },
  ],
};

export type SampleCase = {
  readonly id: string;
  readonly caseNumber: string;
  readonly member: string;
  readonly what: string;
  readonly tone: Tone;
  readonly state: string;
  readonly dueAt: string;
  readonly zone: string;
  readonly owner: string | null;
  readonly plan: string;
  readonly cents: number;
};

const members = [
  'Rosa Núñez-Ortega',
  'Thaddeus Featherstonehaugh-Wolverhampton',
  'Mai Linh Trần',
  'Siobhán O’Reilly',
  'José de la Cruz Hernández',
  'Keoni Kahananui',
  'Ann Lee',
  'Zoë van den Berg',
  'Wilhelmina Achterberg',
  'Ann Lee',
];
const whats = [
  'Oxygen + nursing',
  'Wheelchair, power',
  'Infusion: vancomycin',
  'Wound care',
  'Hospital bed',
  'CPAP supplies',
  'Home health PT',
  'Knee orthosis',
];
const owners = ['Dana Whitfield', 'Marcus Bell', null, 'Priya Raman', 'Dana Whitfield'];
const plans = ['Silver MA HMO', 'Harbor Medicaid', 'Union Trades self-funded', 'Cascade PPO'];
const zones = [
  boston,
  'America/Chicago',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Denver',
  'America/Los_Angeles',
];
const states: readonly (readonly [Tone, string])[] = [
  ['breach', 'Breached'],
  ['risk', 'At risk'],
  ['working', 'In work'],
  ['waiting', 'Waiting on office'],
  ['new', 'New'],
  ['proved', 'Delivered'],
];
const signs = '23456789ABCDEFGHJKMNPQRTVWXYZ';

function pick<T>(list: readonly T[], i: number): T {
  const found = list[i % list.length];
  if (found === undefined) throw new RangeError('Nothing to pick from.');
  return found;
}

/** `n` invented cases, the same ones every time. */
export function sampleCases(n: number): SampleCase[] {
  const start = Date.parse(sampleNow);
  return Array.from({ length: n }, (_none, i) => {
    const sign = (k: number) => pick(signs.split(''), i * 7 + k * 11 + i * i * k);
    const [tone, state] = pick(states, i < 3 ? i % 2 : i);
    const minutes = tone === 'breach' ? -((i * 37) % 300) - 12 : ((i * 53) % 4000) + 18;
    return {
      id: i.toString(),
      caseNumber:
        i === 0 ? '7K4-Q2M-8' : `${sign(1)}${sign(2)}${sign(3)}-${sign(4)}${sign(5)}${sign(6)}-${sign(7)}`,
      member: pick(members, i),
      what: pick(whats, i),
      tone,
      state,
      dueAt: fromMs(start + minutes * 60_000),
      zone: pick(zones, i),
      owner: pick(owners, i),
      plan: pick(plans, i * 3),
      cents: ((i * 7919) % 420_000) + 1240,
    };
  });
}

export const sampleTimeline: readonly TimelineEntry[] = [
  {
    id: '1',
    at: '2026-11-25T15:52:00.000Z',
    say: 'Offer sent to Bay Home Health.',
    who: 'Dana Whitfield',
    tone: 'waiting',
  },
  {
    id: '2',
    at: '2026-11-25T15:31:00.000Z',
    say: 'Thirteen nursing visits approved under rule 4.2.',
    who: 'by rule',
    tone: 'proved',
  },
  {
    id: '3',
    at: '2026-11-25T14:58:00.000Z',
    say: 'Call from Ms Hart, discharge planner: home on Friday at 15:00.',
    who: 'Marcus Bell',
    detail: '“She has two flights of stairs and no elevator.”',
  },
  {
    id: '4',
    at: '2026-11-25T14:40:00.000Z',
    say: 'No nurse accepted the first wave.',
    who: 'clock',
    tone: 'risk',
  },
  {
    id: '5',
    at: '2026-11-24T21:52:00.000Z',
    say: 'Acknowledged to Dr Rao’s office by email.',
    who: 'Doorstep',
    tone: 'proved',
  },
  {
    id: '6',
    at: '2026-11-24T21:50:00.000Z',
    say: 'Order received by fax, 3 pages.',
    who: 'Doorstep',
    tone: 'new',
  },
];

const text = (x: number, y: number, size: number, words: string) =>
  `<text x="${x}" y="${y}" font-family="monospace" font-size="${size}" fill="#2b2b2b">${words}</text>`;

function faxPage(n: number): ViewerPage {
  const lines = Array.from({ length: n === 1 ? 14 : 26 }, (_none, i) => {
    const y = (n === 1 ? 330 : 150) + i * 30;
    return `<path d="M70 ${y.toString()}h${(360 + ((i * 97 + n * 41) % 300)).toString()}" stroke="#c9c4b8" stroke-width="9"/>`;
  }).join('');
  const head =
    n === 1
      ? [
          text(70, 150, 34, 'HOME OXYGEN ORDER'),
          text(70, 205, 22, 'Patient: NUNEZ-ORTEGA, ROSA   DOB 03/14/1948'),
          text(70, 240, 22, 'E1390 concentrator   2 L/min continuous'),
          text(70, 275, 22, 'Dx J96.11   Rao, Anil MD   NPI 1999999984'),
        ].join('')
      : text(70, 110, 26, `Progress note, page ${n.toString()}`);
  const sign =
    n === 1
      ? '<path d="M90 830c40-70 60 30 90-20s50-30 60 10 60-50 90-20 40 20 80 0" fill="none" stroke="#23406b" stroke-width="4"/><path d="M70 850h400" stroke="#2b2b2b" stroke-width="2"/>' +
        text(70, 880, 18, 'Invented sample page')
      : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="816" height="1056" viewBox="0 0 816 1056"><path fill="#fff" d="M0 0h816v1056H0z"/>${text(70, 60, 16, `FAX 11/24/2026 16:50   P ${n.toString()}/3`)}${head}${lines}${sign}</svg>`;
  return {
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    width: 816,
    height: 1056,
    words: `Invented fax page ${n.toString()}`,
  };
}

export const samplePages: readonly ViewerPage[] = [1, 2, 3].map(faxPage);
export const sampleStrip = { page: 0, x: 0.07, y: 0.208, w: 0.57, h: 0.03, field: 'Flow: 2 L/min' } as const;
