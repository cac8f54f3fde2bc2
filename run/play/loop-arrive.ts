// Why: the ways an order comes in, each ending with a case whose number somebody outside has been told. Nothing here is
// done twice by being asked twice: uploads, orders and calls by their keys, a mail by its Message-ID.
import { createTransport } from 'nodemailer';
import { correctCase, findCases, type CasePage } from '../../care/casefile/casefile.contract.ts';
import {
  beginCall,
  endCall,
  placeArrival,
  sendCallReferral,
  sendReferral,
  uploadDocument,
} from '../../care/intake/intake.contract.ts';
import { attachDocuments } from '../../care/intake/attach.contract.ts';
import { claimItem, listWork } from '../../care/work/work.contract.ts';
import { payerOf } from '../../town/index.ts';
import type { LoopCase } from './loop-orders.ts';
import type { Person } from './loop-people.ts';
import { staffFor, type LoopWorld } from './loop-world.ts';

type Placed = { readonly tenantId: number; readonly id: string; readonly caseNumber: string };

/** Mail that is for no payer in particular. */
const generalAddress = 'orders@doorstep.example';

function note(one: LoopCase, { tenantId, id, caseNumber }: Placed, did: string): string {
  Object.assign(one.seen, { params: { tenantId, id }, caseNumber, isAcknowledged: true });
  return did;
}

async function byPortal(world: LoopWorld, one: LoopCase): Promise<string> {
  const { order, draft, key } = one;
  const clerk = world.as(order.clerk.key);
  const { tenantId, id } = await clerk.ask(uploadDocument, {
    query: { fileName: 'order.pdf' },
    bytes: (one.seen.pdf ??= await order.pdf()),
    key: `${key}-upload`,
  });
  const receipt = await clerk.ask(sendReferral, {
    body: { tenantId: order.tenantId, draft, documents: [{ tenantId, id }] },
    key: `${key}-send`,
  });
  return note(one, receipt, 'an office sends an order');
}

async function byPhone(world: LoopWorld, one: LoopCase): Promise<string> {
  const { order, draft, key } = one;
  const agent = world.as(staffFor('intake_agent', order.tenantId));
  const body = { callerName: order.clerk.name, callerOrganization: order.office.name };
  const call = await agent.ask(beginCall, { body, key: `${key}-call` });
  const params = { tenantId: call.tenantId, id: call.id };
  const receipt = await agent.ask(sendCallReferral, {
    params,
    body: { tenantId: order.tenantId, draft },
    key: `${key}-spoken`,
  });
  await agent.ask(endCall, { params, key: `${key}-hang-up` });
  return note(one, receipt, 'an agent writes down what a caller orders');
}

async function rawOf(one: LoopCase, to: string): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail({
    from: `${one.order.clerk.name} <${one.key}@loop.example>`,
    to,
    messageId: `<${one.key}@loop.example>`,
    subject: `Order ${one.key}`,
    text: 'Please see the signed order attached.',
    attachments: [{ filename: 'order.pdf', content: await one.order.pdf() }],
  });
  return message as Buffer;
}

async function mailIt(world: LoopWorld, one: LoopCase, to: string): Promise<string> {
  one.seen.raw ??= await rawOf(one, to);
  await world.mail(`${one.key}@loop.example`, to, one.seen.raw);
  Object.assign(one.seen, { isTaken: true, isAcknowledged: true });
  return 'an office mails an order';
}

/** The case that an answer to a mail names, once somebody outside reads it. */
async function caseAnswered(world: LoopWorld, one: LoopCase): Promise<string> {
  const letters = await world.lettersTo(`${one.key}@loop.example`);
  const number = letters.map((letter) => /case (\S+)$/.exec(letter.subject)?.[1]).find(Boolean);
  if (number === undefined) return '';
  const agent = world.as(staffFor('intake_agent', one.order.tenantId));
  const { items } = await agent.ask(findCases, { query: { q: number } });
  const found = items.find((item) => item.kind === 'referral');
  return found === undefined ? '' : note(one, { ...found, caseNumber: number }, 'an agent finds the case');
}

async function lobbyItem(agent: Person, one: LoopCase): Promise<LoopCase['seen']['item']> {
  const { items } = await agent.ask(listWork, { query: { view: 'lobby', sort: 'received', limit: 200 } });
  const item = items.find((waiting) => waiting.title.includes(`${one.key}@loop.example`));
  if (item === undefined) return undefined;
  const { tenantId, id, subjectId, status } = item;
  return { tenantId, id, subjectId, isClaimed: status === 'claimed' };
}

/** An agent finds the mail in the lobby, claims it and places it with what its page says. */
async function placeFromLobby(world: LoopWorld, one: LoopCase): Promise<string> {
  const { order, draft, key } = one;
  const agent = world.as(staffFor('intake_agent', order.tenantId));
  // Once seen it is remembered: when the answer to its placing was lost, it no longer stands in the lobby.
  const item = (one.seen.item ??= await lobbyItem(agent, one));
  if (item === undefined) return '';
  const { tenantId, id, subjectId } = item;
  if (!item.isClaimed) await agent.ask(claimItem, { params: { tenantId, id }, key: `${key}-claim` });
  item.isClaimed = true;
  const receipt = await agent.ask(placeArrival, {
    params: { tenantId, id: subjectId },
    body: { tenantId: order.tenantId, draft },
    key: `${key}-place`,
  });
  return note(one, receipt, 'an agent places a mail with its payer');
}

/** Brings a case in. undefined: it is in; '': nobody outside can do more now; else what was done. */
export async function arrive(world: LoopWorld, one: LoopCase): Promise<string | undefined> {
  if (one.seen.params !== undefined) return undefined;
  if (one.door === 'portal') return await byPortal(world, one);
  if (one.door === 'phone') return await byPhone(world, one);
  const isForPayer = one.door === 'email';
  if (one.seen.isTaken !== true)
    return await mailIt(world, one, isForPayer ? payerOf(one.order.tenantId).intakeEmail : generalAddress);
  return isForPayer ? await caseAnswered(world, one) : await placeFromLobby(world, one);
}

/** The page that a caller promised came by fax: an agent adds it to the case that waits for it. */
async function addPage(world: LoopWorld, one: LoopCase, page: CasePage): Promise<string> {
  const { tenantId, id } = page.referral;
  const agent = world.as(staffFor('intake_agent', tenantId));
  const kept = await agent.ask(uploadDocument, {
    query: { fileName: 'order-by-fax.pdf' },
    bytes: (one.seen.page ??= await one.order.pdf()),
    key: `${one.key}-page`,
  });
  await agent.ask(attachDocuments, {
    params: { tenantId, id },
    body: { documents: [{ tenantId: kept.tenantId, id: kept.id }] },
    key: `${one.key}-attach`,
  });
  return 'an agent adds the signed page';
}

/** What came as a picture only is keyed in from its page; what was spoken gets its signed page. */
export async function keyIn(world: LoopWorld, one: LoopCase, page: CasePage): Promise<string | undefined> {
  const { tenantId, id, version, patientFamilyName, status } = page.referral;
  if (one.door === 'phone' && status === 'pending_info' && page.documents.length === 0)
    return await addPage(world, one, page);
  if (patientFamilyName !== null) return undefined;
  await world.as(staffFor('intake_agent', tenantId)).ask(correctCase, {
    params: { tenantId, id },
    body: { version, draft: one.draft },
  });
  return 'an agent keys in the order';
}
