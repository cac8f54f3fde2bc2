// Why: who may ask whom. Rooms ask through each other's index.ts; the arrows are checked by tools/tidy.test.ts.

export const mayAsk: Readonly<Record<string, readonly string[]>> = {
  people: [],
  codes: [],
  members: [],
  fulfilment: ['cases', 'contact', 'members', 'work'],
  cases: ['members'],
  work: ['cases'],
  completeness: ['cases', 'work'],
  eligibility: ['cases', 'members', 'work'],
  exchange: ['authorization', 'cases', 'completeness', 'eligibility', 'intake', 'members', 'people', 'work'],
  feeds: ['cases', 'members'],
  network: ['cases', 'members', 'work'],
  intake: ['cases', 'completeness', 'work'],
  authorization: ['cases', 'completeness', 'eligibility', 'intake', 'members', 'work'],
  contact: ['authorization', 'cases', 'completeness', 'intake', 'work'],
  casefile: [
    'authorization',
    'cases',
    'completeness',
    'contact',
    'exchange',
    'fulfilment',
    'intake',
    'members',
    'work',
  ],
};
