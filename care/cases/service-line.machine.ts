// Why: the line is the unit of clock, authorization, offer, appointment and claim; this table is its whole life (domain
// reference §1.2). A nurse may approve but never deny: denying is left to the medical director and, for administrative
// reasons, the administrative reviewer (42 CFR 422.566(d)).
import { machine } from '../../base/machine/machine.ts';
import type { Mover } from './mover.machine.ts';

export type ServiceLineState =
  | 'requested'
  | 'coverage_check'
  | 'no_auth'
  | 'registration_only'
  | 'auth_required'
  | 'not_covered'
  | 'auth_pending'
  | 'authorized'
  | 'partial'
  | 'denied'
  | 'sourcing'
  | 'offered'
  | 'accepted'
  | 'scheduled'
  | 'in_progress'
  | 'delivered'
  | 'started'
  | 'ongoing'
  | 'discharged'
  | 'picked_up'
  | 'exhausted'
  | 'replaced'
  | 'recalled'
  | 'closed'
  | 'cancelled';

export type ServiceLineMove =
  | 'check_coverage'
  | 'find_no_authorization_needed'
  | 'find_registration_needed'
  | 'find_authorization_needed'
  | 'find_not_covered'
  | 'submit_for_authorization'
  | 'authorize'
  | 'authorize_in_part'
  | 'deny'
  | 'start_sourcing'
  | 'send_offer'
  | 'accept_offer'
  | 'lose_offer'
  | 'schedule'
  | 'lose_date'
  | 'hand_back'
  | 'reassign'
  | 'begin'
  | 'deliver'
  | 'start_care'
  | 'continue_service'
  | 'discharge'
  | 'pick_up'
  | 'exhaust'
  | 'replace'
  | 'recall'
  | 'close'
  | 'cancel';

export const serviceLineMachine = machine<ServiceLineState, ServiceLineMove, Mover>({
  name: 'Service line',
  start: 'requested',
  states: {
    requested: 'Requested',
    coverage_check: 'Coverage being checked',
    no_auth: 'No authorization needed',
    registration_only: 'Registration only',
    auth_required: 'Authorization needed',
    not_covered: 'Not covered',
    auth_pending: 'Authorization pending',
    authorized: 'Authorized',
    partial: 'Partly authorized',
    denied: 'Denied',
    sourcing: 'Finding a provider',
    offered: 'Offered',
    accepted: 'Accepted',
    scheduled: 'Scheduled',
    in_progress: 'Under way',
    delivered: 'Delivered',
    started: 'Care started',
    ongoing: 'Ongoing',
    discharged: 'Discharged',
    picked_up: 'Picked up',
    exhausted: 'Used up',
    replaced: 'Replaced',
    recalled: 'Recalled',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  moves: {
    check_coverage: {
      from: ['requested'],
      to: 'coverage_check',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Check coverage',
      only: 'Coverage is checked once, when the line has just been requested.',
    },
    find_no_authorization_needed: {
      from: ['coverage_check'],
      to: 'no_auth',
      by: ['care_coordinator', 'system'],
      label: 'No authorization needed',
      only: 'This is found out while coverage is being checked.',
    },
    find_registration_needed: {
      from: ['coverage_check'],
      to: 'registration_only',
      by: ['care_coordinator', 'system'],
      label: 'Registration only',
      only: 'This is found out while coverage is being checked.',
    },
    find_authorization_needed: {
      from: ['coverage_check'],
      to: 'auth_required',
      by: ['care_coordinator', 'system'],
      label: 'Authorization needed',
      only: 'This is found out while coverage is being checked.',
    },
    find_not_covered: {
      from: ['coverage_check'],
      to: 'not_covered',
      by: ['care_coordinator', 'admin_reviewer', 'system'],
      label: 'Not covered',
      only: 'This is found out while coverage is being checked.',
    },
    submit_for_authorization: {
      from: ['auth_required'],
      to: 'auth_pending',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Submit for authorization',
      only: 'Only a line that needs an authorization is submitted for one.',
    },
    authorize: {
      from: ['auth_pending'],
      to: 'authorized',
      by: ['nurse_reviewer', 'medical_director', 'system'],
      label: 'Authorize',
      only: 'Only a pending authorization can be granted.',
    },
    authorize_in_part: {
      from: ['auth_pending'],
      to: 'partial',
      by: ['medical_director'],
      label: 'Authorize in part',
      only: 'Only a pending authorization can be granted in part, by a medical director.',
    },
    deny: {
      from: ['auth_pending'],
      to: 'denied',
      by: ['medical_director', 'admin_reviewer'],
      label: 'Deny',
      only: 'Only a pending authorization can be denied: by a medical director, or for administrative reasons by an administrative reviewer.',
    },
    start_sourcing: {
      from: ['no_auth', 'registration_only', 'authorized', 'partial'],
      to: 'sourcing',
      by: ['care_coordinator', 'system'],
      label: 'Find a provider',
      only: 'A provider is looked for once the line is authorized or needs no authorization.',
    },
    send_offer: {
      from: ['sourcing'],
      to: 'offered',
      by: ['care_coordinator', 'system'],
      label: 'Offer',
      only: 'An offer goes out while a provider is being looked for.',
    },
    accept_offer: {
      from: ['offered'],
      to: 'accepted',
      by: ['servicing_dispatcher', 'care_coordinator'],
      label: 'Accept',
      only: 'This line is no longer on offer.',
    },
    lose_offer: {
      from: ['offered'],
      to: 'sourcing',
      by: ['servicing_dispatcher', 'care_coordinator', 'system', 'clock'],
      label: 'Offer declined or expired',
      only: 'This line is not on offer.',
    },
    schedule: {
      from: ['accepted'],
      to: 'scheduled',
      by: ['servicing_dispatcher', 'care_coordinator', 'system'],
      label: 'Schedule',
      only: 'Only an accepted line can be scheduled.',
    },
    lose_date: {
      from: ['scheduled', 'in_progress'],
      to: 'accepted',
      by: ['servicing_dispatcher', 'member', 'delegate', 'care_coordinator', 'system', 'clock'],
      label: 'Take back the date',
      only: 'Only a line that has a date can lose it: a missed visit, a failed delivery or another day.',
    },
    hand_back: {
      from: ['accepted', 'scheduled'],
      to: 'sourcing',
      by: ['servicing_dispatcher'],
      label: 'Hand back',
      only: 'A provider can hand back a line only before the service is under way.',
    },
    reassign: {
      from: ['accepted', 'scheduled'],
      to: 'sourcing',
      by: ['care_coordinator', 'supervisor'],
      label: 'Reassign',
      only: 'A line can be reassigned only before the service is under way.',
    },
    begin: {
      from: ['scheduled'],
      to: 'in_progress',
      by: ['servicing_dispatcher', 'system'],
      label: 'Set out',
      only: 'Only a scheduled line can get under way.',
    },
    deliver: {
      from: ['in_progress'],
      to: 'delivered',
      by: ['servicing_dispatcher', 'system'],
      label: 'Record delivery',
      only: 'A delivery is recorded when the line is under way.',
    },
    start_care: {
      from: ['in_progress'],
      to: 'started',
      by: ['servicing_dispatcher', 'system'],
      label: 'Record start of care',
      only: 'The start of care is recorded when the line is under way.',
    },
    continue_service: {
      from: ['delivered', 'started'],
      to: 'ongoing',
      by: ['servicing_dispatcher', 'care_coordinator', 'system'],
      label: 'Continue',
      only: 'Only a delivered item or started care goes on as rental, supply or episode.',
    },
    discharge: {
      from: ['ongoing'],
      to: 'discharged',
      by: ['servicing_dispatcher', 'care_coordinator', 'system'],
      label: 'Discharge from care',
      only: 'Only ongoing care can end with a discharge.',
    },
    pick_up: {
      from: ['ongoing'],
      to: 'picked_up',
      by: ['servicing_dispatcher', 'care_coordinator', 'system'],
      label: 'Record pick-up',
      only: 'Only equipment in use can be picked up.',
    },
    exhaust: {
      from: ['ongoing'],
      to: 'exhausted',
      by: ['system', 'clock'],
      label: 'Used up',
      only: 'Only an ongoing service can be used up.',
    },
    replace: {
      from: ['delivered', 'ongoing'],
      to: 'replaced',
      by: ['care_coordinator', 'system'],
      label: 'Replace',
      only: 'Only delivered equipment can be replaced; the replacement is a new, linked line.',
    },
    recall: {
      from: ['delivered', 'ongoing'],
      to: 'recalled',
      by: ['care_coordinator', 'system'],
      label: 'Recall',
      only: 'Only delivered equipment can be recalled; its successor is a new, linked line.',
    },
    close: {
      from: ['delivered', 'discharged', 'picked_up', 'exhausted'],
      to: 'closed',
      by: ['care_coordinator', 'system', 'clock'],
      label: 'Close',
      only: 'A line is closed when it was delivered for good, discharged, picked up or used up.',
    },
    cancel: {
      from: [
        'requested',
        'coverage_check',
        'no_auth',
        'registration_only',
        'auth_required',
        'auth_pending',
        'authorized',
        'partial',
        'sourcing',
        'offered',
        'accepted',
        'scheduled',
        'in_progress',
      ],
      to: 'cancelled',
      by: ['referring_office', 'member', 'delegate', 'care_coordinator', 'system'],
      label: 'Cancel',
      only: 'A line can be cancelled, with a reason, until it is delivered or care has started; after that it is discharged or picked up.',
    },
  },
});
