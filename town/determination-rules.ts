// Why: how long a decision may take and how long one may appeal depends on the member's line of business (domain.md §2.2,
// §2.3). The clock starts with the receipt of the referral, runs on the contract's wall and is never stopped by "pended".
import type { Count } from '../base/time/deadline.schema.ts';
import type { LineOfBusiness, ServiceFamily } from './town.types.ts';
import type { ClockKind, ClockRuleRow } from './clock-rules.ts';

const hours = (amount: number): Count => ({ kind: 'hours', hours: amount });
const days = (amount: number): Count => ({ kind: 'calendar_days', days: amount });

type Row = [
  id: string,
  kind: ClockKind,
  name: string,
  whom: { lob: LineOfBusiness; family?: ServiceFamily; state?: string },
  counts: Count,
  source: string,
  dates?: { validFrom: string; validTo: string | null; version: number },
];

const rows: Row[] = [
  [
    'ma.determination',
    'determination',
    'Determination (Medicare Advantage)',
    { lob: 'medicare_advantage' },
    days(14),
    '42 CFR 422.568(b)(1) before 2026: 14 calendar days from receipt.',
    { validFrom: '2024-01-01', validTo: '2025-12-31', version: 1 },
  ],
  [
    'ma.determination',
    'determination',
    'Determination (Medicare Advantage)',
    { lob: 'medicare_advantage' },
    days(7),
    '42 CFR 422.568(b)(1) as changed by CMS-0057-F: 7 calendar days from receipt since 1 January 2026; no toll.',
    { validFrom: '2026-01-01', validTo: null, version: 2 },
  ],
  [
    'ma.determination-expedited',
    'determination_expedited',
    'Expedited determination (Medicare Advantage)',
    { lob: 'medicare_advantage' },
    hours(72),
    '42 CFR 422.572(a): 72 hours after receiving the request; a clinician’s request for expedition is granted.',
  ],
  [
    'ma.part-b-drug',
    'determination',
    'Determination (Part B drug)',
    { lob: 'medicare_advantage', family: 'infusion' },
    hours(72),
    '42 CFR 422.568(b)(3): 72 hours for a Part B drug, no extension.',
  ],
  [
    'ma.part-b-drug-expedited',
    'determination_expedited',
    'Expedited determination (Part B drug)',
    { lob: 'medicare_advantage', family: 'infusion' },
    hours(24),
    '42 CFR 422.572(a)(2): 24 hours for a Part B drug, no extension.',
  ],
  [
    'medicaid.determination',
    'determination',
    'Determination (Medicaid)',
    { lob: 'medicaid' },
    days(7),
    '42 CFR 438.210(d)(1): 7 calendar days for rating periods from 1 January 2026.',
  ],
  [
    'medicaid.determination-expedited',
    'determination_expedited',
    'Expedited determination (Medicaid)',
    { lob: 'medicaid' },
    hours(72),
    '42 CFR 438.210(d)(2): 72 hours after receipt.',
  ],
  [
    'medicaid.tx.determination',
    'determination',
    'Determination (Texas Medicaid)',
    { lob: 'medicaid', state: 'TX' },
    { kind: 'business_days', days: 3 },
    'Texas Medicaid managed care: three business days after receipt (domain.md §2.2, state row).',
  ],
  [
    'erisa.determination',
    'determination',
    'Determination (employer plan)',
    { lob: 'self_funded' },
    days(15),
    '29 CFR 2560.503-1(f)(2)(iii)(A): pre-service claims within 15 days of receipt.',
  ],
  [
    'erisa.determination-expedited',
    'determination_expedited',
    'Urgent determination (employer plan)',
    { lob: 'self_funded' },
    hours(72),
    '29 CFR 2560.503-1(f)(2)(i): urgent care claims within 72 hours of receipt.',
  ],
  [
    'commercial.determination',
    'determination',
    'Determination (insured plan)',
    { lob: 'commercial' },
    days(15),
    '45 CFR 147.136 by 29 CFR 2560.503-1: 15 days; the timeframes of CMS-0057-F do not apply to these plans.',
  ],
  [
    'commercial.determination-expedited',
    'determination_expedited',
    'Urgent determination (insured plan)',
    { lob: 'commercial' },
    hours(72),
    '45 CFR 147.136 by 29 CFR 2560.503-1: urgent care claims within 72 hours.',
  ],
  [
    'ma.appeal-filing',
    'appeal_filing',
    'Time to appeal (Medicare Advantage)',
    { lob: 'medicare_advantage' },
    days(65),
    '42 CFR 422.582(b) since 2025: 60 days from receipt, presumed 5 days after the date of the notice.',
  ],
  [
    'medicaid.appeal-filing',
    'appeal_filing',
    'Time to appeal (Medicaid)',
    { lob: 'medicaid' },
    days(60),
    '42 CFR 438.402(c)(2)(ii): 60 calendar days from the date of the notice.',
  ],
  ...(['self_funded', 'commercial'] as const).map((lob): Row => [
    `${lob === 'self_funded' ? 'erisa' : 'commercial'}.appeal-filing`,
    'appeal_filing',
    'Time to appeal',
    { lob },
    days(180),
    '29 CFR 2560.503-1(h)(3)(i): 180 days from the notice.',
  ]),
];

/** Every version of the rows for determinations and the time to appeal. */
export const determinationRules: ClockRuleRow[] = rows.map(
  ([id, kind, name, { lob, family, state }, counts, source, dates]) => ({
    id,
    kind,
    name,
    lob,
    counts,
    source,
    version: dates?.version ?? 1,
    tenantId: null,
    family: family ?? null,
    state: state ?? null,
    warnAtPercent: [50, 75, 90],
    zone: 'contract',
    validFrom: dates?.validFrom ?? '2024-01-01',
    validTo: dates?.validTo ?? null,
  }),
);
