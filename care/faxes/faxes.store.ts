// Why: all the SQL of lines, vendors and faxes delivered.
import { z } from 'zod';
import { query } from '../../base/db/query.ts';
import { mappingSchema } from './vendor-mapping.schema.ts';

const lineRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  calledNumber: z.string(),
  label: z.string(),
  folder: z.string().nullable(),
});
export type FaxLine = z.infer<typeof lineRow>;
const lineColumns = 'tenant_id, id, called_number, label, folder';

export const everyTenant = query(
  'faxes.everyTenant',
  z.object({ id: z.int() }),
  `select id from base.tenant where id > 0 order by id`,
);
export const lineCalled = query(
  'faxes.lineCalled',
  lineRow,
  `select ${lineColumns} from faxes.line where called_number = $1::text`,
);
export const linesWithFolder = query(
  'faxes.linesWithFolder',
  lineRow,
  `select ${lineColumns} from faxes.line where folder is not null order by folder`,
);
export const putLine = query(
  'faxes.putLine',
  z.object({}),
  `insert into faxes.line (tenant_id, id, called_number, label, folder)
   values ($1::int, $2::uuid, $3::text, $4::text, $5::text)
   on conflict (called_number) do update set label = excluded.label, folder = excluded.folder
   where line.tenant_id = excluded.tenant_id`,
);

export const vendorNamed = query(
  'faxes.vendorNamed',
  z.object({
    tenantId: z.int(),
    id: z.string(),
    name: z.string(),
    mapping: mappingSchema,
    secret: z.custom<Buffer>((value) => Buffer.isBuffer(value)),
  }),
  `select tenant_id, id, name, mapping, secret from faxes.vendor where name = $1::text and active`,
);
export const putVendor = query(
  'faxes.putVendor',
  z.object({}),
  `insert into faxes.vendor (tenant_id, id, name, mapping, secret)
   values ($1::int, $2::uuid, $3::text, $4::jsonb, $5::bytea)
   on conflict (name) do update set mapping = excluded.mapping, secret = excluded.secret, active = true
   where vendor.tenant_id = excluded.tenant_id`,
);

export const faxRow = z.object({
  tenantId: z.int(),
  arrivalId: z.string(),
  vendor: z.string(),
  callerNumber: z.string().nullable(),
  calledNumber: z.string().nullable(),
  pagesClaimed: z.int().nullable(),
  receivedAt: z.string(),
});
const faxColumns = 'tenant_id, arrival_id, vendor, caller_number, called_number, pages_claimed, received_at';
export const sameFax = query(
  'faxes.sameFax',
  faxRow,
  `select ${faxColumns} from faxes.fax
   where tenant_id = $1::int and vendor = $2::text and vendor_fax_id = $3::text and digest = $4::text`,
);
export const faxOf = query(
  'faxes.faxOf',
  faxRow,
  `select ${faxColumns} from faxes.fax where tenant_id = $1::int and arrival_id = $2::uuid`,
);
export const insertFax = query(
  'faxes.insertFax',
  z.object({}),
  `insert into faxes.fax (tenant_id, arrival_id, vendor, vendor_fax_id, digest, caller_number, called_number, pages_claimed, received_at, taken_at)
   values ($1::int, $2::uuid, $3::text, $4::text, $5::text, $6::text, $7::text, $8::int, $9::timestamptz, $10::timestamptz)`,
);
