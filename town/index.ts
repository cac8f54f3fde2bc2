// Why: one door to the whole invented town, for the seeder, the stand-in partners, stories and benches. Plain data and
// pure functions: nothing here reads a clock, a file or a database.
export { calendars, hubCalendarId } from './calendars.ts';
export { clockRules } from './clock-rules.ts';
export { coverageRules } from './authorization-rules.ts';
export type { ClockKind, ClockRuleRow } from './clock-rules.ts';
export { codeSubsetFrom, codeSubsets } from './code-subset.ts';
export { diceFor, isNpi, keyOf, npiFor, slugOf, totpSecretFor } from './invent.ts';
export { accessInWords, fullName, memberNamed, memberOf, members } from './members.ts';
export { officeNear, officeOf, offices } from './offices.ts';
export { livedInDay, orderFor } from './orders.ts';
export { hubTenantId, lobbyTenantId, payerOf, payers, planOf, plans } from './payers.ts';
export { hubX12Id, tradingPartners, type TradingPartner } from './partners.ts';
export { cities, cityOf, zipPrefixRanges } from './places.ts';
export { dispatcherFor, portalPeople } from './portal-people.ts';
export { providerLocations, providerOrganizations } from './providers.ts';
export { badLuckOf, sentinelNames, sentinels } from './sentinels.ts';
export { demoPassword, staff, staffIn, townTotpSecret } from './staff.ts';
export { serviceFamilies } from './town.types.ts';
export type * from './town.types.ts';
export type * from './order.types.ts';
export { clinicalFor } from './clinical-facts.ts';
