// Why: the front door of the exchange room: what trading partners send and hear, by any road.
export { receiveMessage, type Incoming, type Reply } from './receive-message.ts';
export { droppingPartners, receiveDropped } from './take-dropped.ts';
export type { Partner } from './exchange.schema.ts';
export * from './exchange.events.ts';
