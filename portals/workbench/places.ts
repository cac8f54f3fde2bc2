// Why: the desk shows the places a role works in and no other: what is forbidden is absent, not greyed out. The hub
// decides every request again; this only draws the rail.
import {
  IconArrowsExchange,
  IconEye,
  IconFiles,
  IconHeadset,
  IconListDetails,
  IconQuestionMark,
  IconUsers,
} from '@tabler/icons-react';
import type { Role } from '../../care/roles.rules.ts';
import type { Place } from '../kit/app-frame.tsx';

const readers: readonly Role[] = [
  'intake_agent',
  'care_coordinator',
  'triage_nurse',
  'supervisor',
  'nurse_reviewer',
  'medical_director',
  'admin_reviewer',
  'appeals_coordinator',
  'quality_auditor',
];
const callTakers: readonly Role[] = ['intake_agent', 'care_coordinator', 'triage_nurse', 'supervisor'];

export type DeskPlace = Place & { readonly for: readonly Role[] };

const all: readonly DeskPlace[] = [
  { to: '/workbench', label: 'Worklist', icon: IconListDetails, letter: 'w', for: readers },
  { to: '/workbench/call', label: 'Call desk', icon: IconHeadset, letter: 'c', for: callTakers },
  { to: '/workbench/supervisor', label: 'Oversight', icon: IconEye, letter: 's', for: ['supervisor'] },
  {
    to: '/workbench/clarifications',
    label: 'Asked about',
    icon: IconQuestionMark,
    letter: 'q',
    for: ['supervisor', 'quality_auditor'],
  },
  {
    to: '/workbench/exchange',
    label: 'Exchange',
    icon: IconArrowsExchange,
    letter: 'x',
    for: ['supervisor', 'claims_analyst', 'privacy_officer'],
  },
  { to: '/workbench/people', label: 'People', icon: IconUsers, letter: 'p', for: ['system_admin'] },
  {
    to: '/workbench/files',
    label: 'Files',
    icon: IconFiles,
    letter: 'f',
    for: ['supervisor', 'payer_liaison', 'intake_agent', 'privacy_officer', 'system_admin'],
  },
];

/** The places of a role, in the rail's order. */
export function placesFor(role: Role): readonly DeskPlace[] {
  return all.filter((place) => place.for.includes(role));
}

/** True where this role may stand at that place. */
export function mayStandAt(role: Role, to: string): boolean {
  return placesFor(role).some((place) => place.to === to);
}

/** Where a role begins its day; null when the workbench holds nothing for it yet. */
export function firstPlaceOf(role: Role): string | null {
  return placesFor(role)[0]?.to ?? null;
}
