// Why: programs of other houses that speak X12 with the town's hub: one that asks on the spot and one that drops files.
import { keyOf } from './invent.ts';
import { payers } from './payers.ts';

/** A trading partner of one payer's work, with the account its credential belongs to. */
export type TradingPartner = {
  readonly key: string;
  readonly accountKey: string;
  readonly name: string;
  readonly email: string;
  readonly tenantId: number;
  readonly theirId: string;
  readonly folder: string | null;
};

const partner = (name: string, theirId: string, payer: number, folder: string | null): TradingPartner => ({
  key: keyOf('partner', name),
  accountKey: keyOf('partner-account', name),
  name,
  email: `${theirId.toLowerCase()}@partners.doorstep.example`,
  tenantId: payers[payer]?.tenantId ?? 10,
  theirId,
  folder,
});

export const tradingPartners: readonly TradingPartner[] = [
  partner('Lantern Street Exchange', 'LANTERNEDI', 0, 'lantern-street'),
  partner('Moorgate Clearing', 'MOORGATE', 1, null),
];

/** What the town's hub is called by its partners. */
export const hubX12Id = 'DOORSTEP';
