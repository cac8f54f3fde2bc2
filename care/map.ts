// Why: who may ask whom. Rooms ask through each other's index.ts; the arrows are checked by tools/tidy.test.ts.

export const mayAsk: Readonly<Record<string, readonly string[]>> = {
  people: [],
  members: [],
  network: [],
  cases: ['members'],
  work: ['cases'],
  intake: ['cases', 'work'],
  contact: ['cases', 'intake', 'work'],
  casefile: ['cases', 'contact', 'intake', 'work'],
};
