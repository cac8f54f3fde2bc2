// Why: whoever sent an order is asked in the channel they use, one person once; two ways at once would be asking twice.

type Sender = {
  readonly channel: string;
  readonly requesterEmail: string | null;
  readonly requesterName: string | null;
  readonly requesterOrganization: string | null;
  readonly requesterPhone: string | null;
};

export type WayToAsk = {
  readonly channel: 'portal' | 'mail' | 'fax' | 'phone' | 'x12';
  /** An address, a number, a name to ask for; null where the channel itself is enough. */
  readonly to: string | null;
};

/**
 * The one way in which a sender is asked. A partner reads what is missing in the answer to its 278; an office finds it where
 * it looks for its order, with a notice by mail; a fax is answered to the number it came from; whoever gave an address gets a
 * letter; else somebody calls. `faxNumber` is the caller of the fax an order came with.
 */
export function wayToAsk(sender: Sender, faxNumber: string | null): WayToAsk {
  const { channel, requesterEmail: email, requesterPhone: phone } = sender;
  if (channel === 'x12') return { channel: 'x12', to: null };
  if (channel === 'portal') return { channel: 'portal', to: email };
  if (channel === 'fax' && faxNumber !== null) return { channel: 'fax', to: faxNumber };
  if (email !== null) return { channel: 'mail', to: email };
  const who = sender.requesterName ?? sender.requesterOrganization ?? 'the sender';
  return { channel: 'phone', to: phone === null ? who : `${who}, ${phone}` };
}
