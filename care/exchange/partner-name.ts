// Why: a partner's program has an account like everybody; its address is made from what the partner calls itself, so that the user
// name of an agreement is the same each time it is written down.

/** The user name of a partner that calls itself `theirId` for a payer: 'bellweather.10'. */
export const userNameFor = (theirId: string, tenantId: number): string =>
  `${theirId.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}.${tenantId.toString()}`;

/** The address of its account; nothing is ever sent there. */
export const programAddress = (userName: string): string => `${userName}@partners.doorstep.invalid`;
