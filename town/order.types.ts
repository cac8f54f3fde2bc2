// Why: the shapes of what is ordered in the town and of what has lately arrived, for the seeder and for whoever draws an
// order as a page. Carries the intake data set of M15 and the particulars of M17.
import type { Clinician, ServiceFamily } from './town.types.ts';

/** One ordered service: HCPCS code, modifiers, what it is, how much and how often in the order's own words. */
export type OrderLine = {
  family: ServiceFamily;
  code: string;
  modifiers: string[];
  description: string;
  quantity: number;
  unit: string;
  frequency: string;
};

/** What a signed order of the town says. `signedDaysBefore` counts back from the day it is sent. */
export type OrderContent = {
  memberKey: string;
  family: ServiceFamily;
  officeKey: string;
  clinician: Clinician;
  signedDaysBefore: number;
  diagnoses: { code: string; text: string }[];
  lines: OrderLine[];
  lengthOfNeedMonths: number;
  findings: string[];
};

/** Something that reached the hub in the last two days, from whom, and what has been done with it since. */
export type LivedInArrival = {
  key: string;
  door: 'portal' | 'email' | 'phone' | 'inquiry';
  /** Tenant id of the payer; the lobby's (1) for mail nobody can place yet. */
  payer: number;
  /** Member, office and clinician keys; null for mail nobody can place yet. */
  member: string | null;
  office: string | null;
  clinician: string | null;
  family: ServiceFamily;
  order: OrderContent | null;
  minutesAgo: number;
  /** `at` minus `minutesAgo`, ISO. */
  receivedAt: string;
  isAcknowledged: boolean;
  /** Staff key of whoever owns it; null: unowned. */
  owner: string | null;
  dischargeInHours?: number;
  dischargeFacility?: string;
  /** Key of the earlier arrival that this one repeats. */
  duplicateOf?: string;
  /** For calls and inquiries: who spoke. */
  callerName?: string;
  /** For mail. */
  from?: string;
  subject?: string;
  body?: string;
};
