// Why: a few codes of a 278 that an order has no field for, in the words a note has for them.

/** UM02, where an order is more than a first one. */
export const certificationWords: Readonly<Record<string, string>> = {
  R: 'The sender renews an earlier approval.',
  '4': 'The sender extends an earlier approval.',
};

/** PWK02: how a paper comes. */
export const paperWays: Readonly<Record<string, string>> = {
  AA: 'on request',
  BM: 'by mail',
  EL: 'electronically',
  EM: 'by email',
  FX: 'by fax',
  VO: 'by voice',
};
