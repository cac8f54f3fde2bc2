// Why: all the SQL of appointments and the papers handed out about them.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { appointmentRow, shownPaper } from './appointment.schema.ts';

const columns = `tenant_id, id, turn, referral_id, line_id, line_number, case_number, offer_id, location_id, provider_name, member_id, office_id,
  status, window_from, window_to, zone, discharge_at, visit, proposed_at, replaces, asked_how, call_count, answered_at, answered_how,
  set_out_at, ended_at, end_code, end_say`;

/** Inserts unless the line has a live appointment already; 0 rows then. */
export const insertAppointment = query(
  'fulfilment.insertAppointment',
  z.object({}),
  `insert into fulfilment.appointment (tenant_id, id, referral_id, line_id, line_number, case_number, offer_id, location_id, provider_name,
     member_id, office_id, status, window_from, window_to, zone, discharge_at, visit, proposed_at, replaces)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::int, $6::text, $7::uuid, $8::uuid, $9::text, $10::uuid, $11::uuid, 'proposed',
     $12::timestamptz, $13::timestamptz, $14::text, $15::timestamptz, $16::jsonb, $17::timestamptz, $18::uuid)
   on conflict (tenant_id, line_id) where status in ('proposed', 'confirmed', 'dispatched', 'completed', 'proof_pending', 'proof_rejected')
   do nothing`,
);
export const appointmentById = query(
  'fulfilment.appointmentById',
  appointmentRow,
  `select ${columns} from fulfilment.appointment where tenant_id = $1::int and id = $2::uuid`,
);
export const lockAppointment = query(
  'fulfilment.lockAppointment',
  appointmentRow,
  `select ${columns} from fulfilment.appointment where tenant_id = $1::int and id = $2::uuid for update`,
);
export const appointmentsOf = query(
  'fulfilment.appointmentsOf',
  appointmentRow,
  `select ${columns} from fulfilment.appointment where tenant_id = $1::int and referral_id = $2::uuid order by turn`,
);
export const appointmentsOfMany = query(
  'fulfilment.appointmentsOfMany',
  appointmentRow,
  `select ${columns} from fulfilment.appointment where tenant_id = any($1::int[]) and referral_id = any($2::uuid[]) order by turn`,
);
/** What a location's people have before them: everything from $3 to $4, the earliest first. */
export const visitsOfLocations = query(
  'fulfilment.visitsOfLocations',
  appointmentRow,
  `select ${columns} from fulfilment.appointment
   where tenant_id = any($1::int[]) and location_id = any($2::uuid[]) and window_from between $3::timestamptz and $4::timestamptz
   order by window_from, id limit 200`,
);

/** Moves an appointment where it still stands in $4; the rest is written where given. */
export const setAppointment = query(
  'fulfilment.setAppointment',
  z.object({}),
  `update fulfilment.appointment set status = $3::text,
     answered_at = coalesce($5::timestamptz, answered_at), answered_how = coalesce($6::text, answered_how),
     set_out_at = coalesce($7::timestamptz, set_out_at), ended_at = coalesce($8::timestamptz, ended_at),
     end_code = coalesce($9::text, end_code), end_say = coalesce($10::text, end_say)
   where tenant_id = $1::int and id = $2::uuid and status = $4::text`,
);
export const setAsked = query(
  'fulfilment.setAsked',
  z.object({}),
  `update fulfilment.appointment set asked_how = $3::text where tenant_id = $1::int and id = $2::uuid`,
);
export const setDischarge = query(
  'fulfilment.setDischarge',
  z.object({}),
  `update fulfilment.appointment set discharge_at = $3::timestamptz where tenant_id = $1::int and id = $2::uuid`,
);
export const countCall = query(
  'fulfilment.countCall',
  z.object({ callCount: z.int() }),
  `update fulfilment.appointment set call_count = call_count + 1 where tenant_id = $1::int and id = $2::uuid returning call_count`,
);
/** Brings what the visitor is told in step with the case. */
export const setVisit = query(
  'fulfilment.setVisit',
  z.object({}),
  `update fulfilment.appointment set visit = $3::jsonb, zone = $4::text, member_id = $5::uuid
   where tenant_id = $1::int and id = $2::uuid`,
);

const paperColumns = 'tenant_id, id, appointment_id, kind, title, made_at, posted_at';
export const insertPaper = query(
  'fulfilment.insertPaper',
  z.object({}),
  `insert into fulfilment.paper (tenant_id, id, referral_id, appointment_id, member_id, office_id, kind, title, digest, made_at)
   values ($1::int, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $7::text, $8::text, $9::text, $10::timestamptz)`,
);
export const paperById = query(
  'fulfilment.paperById',
  shownPaper.extend({
    referralId: z.string(),
    memberId: z.string().nullable(),
    officeId: z.string().nullable(),
    digest: z.string(),
  }),
  `select ${paperColumns}, referral_id, member_id, office_id, digest from fulfilment.paper where tenant_id = $1::int and id = $2::uuid`,
);
export const papersOfMany = query(
  'fulfilment.papersOfMany',
  shownPaper.extend({ referralId: z.string() }),
  `select ${paperColumns}, referral_id from fulfilment.paper
   where tenant_id = any($1::int[]) and referral_id = any($2::uuid[]) order by made_at, id`,
);
export const setPosted = query(
  'fulfilment.setPosted',
  z.object({}),
  `update fulfilment.paper set posted_at = $3::timestamptz
   where tenant_id = $1::int and appointment_id = $2::uuid and kind = 'ask_letter' and posted_at is null`,
);

/** Where the dispatchers of a location, then its administrators, read mail, and the number the payer's people call. */
export const dispatcherMails = query(
  'fulfilment.dispatcherMails',
  z.object({ email: z.string() }),
  `select email from base.account
   where role in ('servicing_dispatcher', 'provider_admin') and active
     and $1::uuid = any(locations) and $2::int = any(tenants)
   order by role desc, email limit 5`,
);
export const payerFacts = query(
  'fulfilment.payerFacts',
  z.object({ name: z.string(), phone: z.string().nullable() }),
  `select name, phone from base.tenant where id = $1::int`,
);
