// Why: stories speak to the door of fax services as two kinds of service do: JSON with base64 under a signature, and a form
// with the file under a secret. Their shapes are invented here; a real one is a row like these.
import { createHmac } from 'node:crypto';
import { transact } from '../../base/db/transact.ts';
import { openLines, type FaxSetup } from '../../care/faxes/open-lines.ts';
import type { StoryHub } from './story-hub.ts';

export const payerLine = '+16175550110';
export const lobbyLine = '+16175550100';
export const payerOfLine = 10;
const secret = 'a-secret-that-only-the-service-knows';

const setup: FaxSetup = {
  lines: [
    { tenantId: payerOfLine, calledNumber: payerLine, label: 'Orders', folder: 'orders' },
    { tenantId: 1, calledNumber: lobbyLine, label: 'General' },
  ],
  vendors: [
    {
      tenantId: 1,
      name: 'signing',
      secret,
      mapping: {
        check: {
          by: 'signature',
          header: 'X-Signature',
          before: 'sha256=',
          algorithm: 'sha256',
          encoding: 'hex',
          timeHeader: 'X-Time',
        },
        body: 'json',
        faxId: 'fax.id',
        calling: 'fax.from',
        called: 'fax.to',
        pages: 'fax.pages',
        lastPageAt: 'fax.completed',
        time: 'iso',
        content: 'fax.file',
        address: 'fax.url',
      },
    },
    {
      tenantId: 1,
      name: 'forming',
      secret,
      mapping: {
        check: { by: 'secret', header: 'Authorization', before: 'Bearer ' },
        body: 'multipart',
        faxId: 'FaxId',
        calling: 'From',
        called: 'To',
        pages: 'Pages',
        lastPageAt: 'At',
        time: 'unix_seconds',
        content: 'File',
      },
    },
  ],
};

/** Writes down the story's two lines and two vendors. */
export async function openFaxLines(hub: StoryHub): Promise<void> {
  const { app, equipment } = hub.house;
  const scope = { tenants: [1, payerOfLine], actorId: 'system', role: 'system' };
  await transact(app, scope, (tx) => openLines(tx, equipment.now(), equipment.secret, setup));
}

export type SentFax = {
  readonly id: string;
  readonly to: string;
  readonly from?: string;
  readonly pages?: number;
  readonly completed?: string;
  readonly file?: Buffer;
  readonly url?: string;
};

/** A delivery in JSON; `signed` overrides the secret or the time of signing. */
export async function deliver(
  hub: StoryHub,
  fax: SentFax,
  signed: { readonly with?: string; readonly at?: string } = {},
) {
  const { file, ...rest } = fax;
  const body = Buffer.from(
    JSON.stringify({
      event: 'received',
      fax: { from: '6175550199', ...rest, file: file?.toString('base64') },
    }),
  );
  const time = signed.at ?? hub.clock.now();
  const signature = createHmac('sha256', signed.with ?? secret)
    .update(`${time}.`)
    .update(body)
    .digest('hex');
  return await hub
    .at()
    .raw('POST', '/fax/signing', body, { 'x-signature': `sha256=${signature}`, 'x-time': time });
}

/** A delivery as a form. */
export async function deliverForm(hub: StoryHub, fax: SentFax & { readonly file: Buffer }, key = secret) {
  const form = new FormData();
  form.set('FaxId', fax.id);
  form.set('From', fax.from ?? '+1 (617) 555-0199');
  form.set('To', fax.to);
  if (fax.pages !== undefined) form.set('Pages', fax.pages.toString());
  form.set('File', new Blob([new Uint8Array(fax.file)], { type: 'image/tiff' }), 'fax.tif');
  const made = new Response(form);
  return await hub.at().raw('POST', '/fax/forming', Buffer.from(await made.arrayBuffer()), {
    'content-type': made.headers.get('content-type') ?? '',
    authorization: `Bearer ${key}`,
  });
}
