// Why: who may decide is written once (domain reference §1.2): the program approves or routes and never denies, a nurse
// approves or refers, only a physician denies for medical reasons (42 CFR 422.566(d)), and an administrative denial has
// its own role and its own grounds.
import { machine } from '../../base/machine/machine.ts';
import type { Mover } from '../cases/mover.machine.ts';

export type AuthorizationState =
  | 'draft'
  | 'submitted'
  | 'auto_review'
  | 'rn_review'
  | 'info_requested'
  | 'md_review'
  | 'p2p_offered'
  | 'approved'
  | 'modified'
  | 'partial'
  | 'denied'
  | 'admin_denied'
  | 'withdrawn'
  | 'voided'
  | 'expired'
  | 'extended'
  | 'renewed'
  | 'reopened';

export type AuthorizationMove =
  | 'submit'
  | 'begin_review'
  | 'approve_by_rule'
  | 'route_to_nurse'
  | 'approve'
  | 'request_information'
  | 'take_in_information'
  | 'refer_to_physician'
  | 'approve_as_physician'
  | 'modify'
  | 'approve_in_part'
  | 'offer_peer_to_peer'
  | 'deny'
  | 'deny_administratively'
  | 'review_anew'
  | 'withdraw'
  | 'void'
  | 'expire'
  | 'extend'
  | 'renew'
  | 'reopen'
  | 'take_up_again';

const undecided = [
  'submitted',
  'auto_review',
  'rn_review',
  'info_requested',
  'md_review',
  'p2p_offered',
] as const;
const withPeople = ['rn_review', 'info_requested', 'md_review', 'p2p_offered'] as const;
const granted = ['approved', 'modified', 'partial'] as const;
const withPhysician = ['md_review', 'p2p_offered'] as const;

export const authorizationMachine = machine<AuthorizationState, AuthorizationMove, Mover>({
  name: 'Authorization',
  start: 'draft',
  states: {
    draft: 'Being prepared',
    submitted: 'Submitted',
    auto_review: 'Checked by rule',
    rn_review: 'With a nurse',
    info_requested: 'Information asked for',
    md_review: 'With a physician',
    p2p_offered: 'Peer-to-peer offered',
    approved: 'Approved',
    modified: 'Approved differently',
    partial: 'Approved in part',
    denied: 'Denied',
    admin_denied: 'Denied administratively',
    withdrawn: 'Withdrawn',
    voided: 'Voided',
    expired: 'Expired',
    extended: 'Extended by a later one',
    renewed: 'Renewed by a later one',
    reopened: 'Reopened',
  },
  moves: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      by: ['intake_agent', 'care_coordinator', 'system'],
      label: 'Submit',
      only: 'A request is submitted once, when it has just been written.',
    },
    begin_review: {
      from: ['submitted'],
      to: 'auto_review',
      by: ['system'],
      label: 'Check by rule',
      only: 'Only a request just submitted is checked by the rules.',
    },
    approve_by_rule: {
      from: ['auto_review'],
      to: 'approved',
      by: ['system'],
      label: 'Approve by rule',
      only: 'A rule approves only while the request is being checked by rule.',
    },
    route_to_nurse: {
      from: ['auto_review'],
      to: 'rn_review',
      by: ['system'],
      label: 'Route to a nurse',
      only: 'A request goes to a nurse when it has been checked by rule.',
    },
    approve: {
      from: ['rn_review'],
      to: 'approved',
      by: ['nurse_reviewer'],
      label: 'Approve',
      only: 'A nurse approves while the request is with a nurse; after that a physician decides.',
    },
    request_information: {
      from: ['rn_review'],
      to: 'info_requested',
      by: ['nurse_reviewer'],
      label: 'Ask for information',
      only: 'Information is asked for while the request is with a nurse. The clock runs on.',
    },
    take_in_information: {
      from: ['info_requested'],
      to: 'rn_review',
      by: ['nurse_reviewer', 'system'],
      label: 'Go on with the review',
      only: 'The review goes on only where information had been asked for.',
    },
    refer_to_physician: {
      from: ['rn_review', 'info_requested'],
      to: 'md_review',
      by: ['nurse_reviewer', 'medical_director'],
      label: 'Refer to a physician',
      only: 'A request is referred to a physician while it is with a nurse.',
    },
    approve_as_physician: {
      from: ['rn_review', ...withPhysician],
      to: 'approved',
      by: ['medical_director'],
      label: 'Approve',
      only: 'A medical director approves while the request is with a nurse or a physician.',
    },
    modify: {
      from: withPhysician,
      to: 'modified',
      by: ['medical_director'],
      label: 'Approve something else',
      only: 'Only a medical director approves something else, after a nurse has referred the request.',
    },
    approve_in_part: {
      from: withPhysician,
      to: 'partial',
      by: ['medical_director'],
      label: 'Approve in part',
      only: 'Only a medical director approves in part, after a nurse has referred the request.',
    },
    offer_peer_to_peer: {
      from: ['md_review'],
      to: 'p2p_offered',
      by: ['medical_director'],
      label: 'Offer peer-to-peer',
      only: 'A peer-to-peer conversation is offered by the physician before a decision against the request.',
    },
    deny: {
      from: withPhysician,
      to: 'denied',
      by: ['medical_director'],
      label: 'Deny',
      only: 'Only a medical director denies for medical reasons, after a nurse has referred the request.',
    },
    deny_administratively: {
      from: withPeople,
      to: 'admin_denied',
      by: ['admin_reviewer'],
      label: 'Deny administratively',
      only: 'An administrative denial is made by an administrative reviewer while nobody has decided yet.',
    },
    review_anew: {
      from: withPeople,
      to: 'auto_review',
      by: ['system'],
      label: 'Check again',
      only: 'A corrected order is checked again only while nobody has decided yet.',
    },
    withdraw: {
      from: ['draft', ...undecided],
      to: 'withdrawn',
      by: ['referring_office', 'care_coordinator', 'system'],
      label: 'Withdraw',
      only: 'A request can be withdrawn until it is decided.',
    },
    void: {
      from: granted,
      to: 'voided',
      by: ['supervisor', 'system'],
      label: 'Void',
      only: 'Only an approval that still holds can be voided.',
    },
    expire: {
      from: granted,
      to: 'expired',
      by: ['system', 'clock'],
      label: 'Expire',
      only: 'Only an approval that still holds can expire.',
    },
    extend: {
      from: granted,
      to: 'extended',
      by: ['nurse_reviewer', 'medical_director', 'system'],
      label: 'Extend',
      only: 'Only an approval that still holds is extended, by a new one linked to it.',
    },
    renew: {
      from: [...granted, 'expired'],
      to: 'renewed',
      by: ['nurse_reviewer', 'medical_director', 'system'],
      label: 'Renew',
      only: 'Only an approval that holds or has expired is renewed, by a new one linked to it.',
    },
    reopen: {
      from: [...granted, 'denied', 'admin_denied'],
      to: 'reopened',
      by: ['medical_director', 'supervisor'],
      label: 'Reopen',
      only: 'A decision is reopened only for a clerical error, good cause or fraud.',
    },
    take_up_again: {
      from: ['reopened'],
      to: 'md_review',
      by: ['medical_director'],
      label: 'Decide again',
      only: 'Only a reopened decision is taken up again, by a physician.',
    },
  },
});

/** Nobody has decided yet. */
export const isUndecided = (status: string): boolean => undecided.some((one) => one === status);
/** It waits for a person. */
export const isWithPeople = (status: string): boolean => withPeople.some((one) => one === status);
/** Approved, in whatever form. */
export const isGranted = (status: string): boolean => granted.some((one) => one === status);
/** Less than what was asked was approved: reason, appeal and peer-to-peer are owed. */
export const isAdverse = (status: string): boolean =>
  ['modified', 'partial', 'denied', 'admin_denied'].includes(status);
