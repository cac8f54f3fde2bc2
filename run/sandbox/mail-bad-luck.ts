// Why: bad luck on the wire is asked for by the address a mail goes to, never by reaching into the network, so that people,
// demos and tests meet it in the same way.

/** What happens to a mail for a sentinel address: 'bounce' 550, 'busy' 451 twice, 'slow' a long wait, 'down' a dropped line. */
export type MailBadLuck = 'bounce' | 'busy' | 'slow' | 'down';

/** The bad luck an address asks for by its local part ('busy@…', 'busy+rao@…'); null for any other. */
export function mailBadLuck(address: string): MailBadLuck | null {
  const local = address.toLowerCase().split(/[@+]/, 1)[0];
  return local === 'bounce' || local === 'busy' || local === 'slow' || local === 'down' ? local : null;
}
