// Why: a payer that cannot answer says why in a code (X12 AAA03); whoever reads it should know at once what happened and
// what to do next.

type Explained = { readonly say: string; readonly next: string; readonly passes?: true };

const atProvider: Explained = {
  say: 'The payer does not accept us as the one who asks.',
  next: 'Call the payer’s EDI desk, and record the coverage by hand meanwhile.',
};
const atDate: Explained = {
  say: 'The payer does not answer for this date of service.',
  next: 'Check the date of service on the order, correct it if it is wrong, and ask again.',
};
const atName: Explained = {
  say: 'The name is not the one the payer has.',
  next: 'Compare the name with the card (hyphens, two family names, a new name), correct the order and ask again.',
};
const atBirth: Explained = {
  say: 'The birth date is not the one the payer has.',
  next: 'Ask the sender for the birth date, correct the order and ask again.',
};
const atNumber: Explained = {
  say: 'The member ID is missing or not the payer’s.',
  next: 'Ask the sender for the number on the card, correct the order and ask again.',
};
const notFound: Explained = {
  say: 'The payer does not find this member.',
  next: 'Check member ID, name and birth date with the sender; if they are right, ask whether the member has another plan.',
};
const several: Explained = {
  say: 'The payer has several people under this number.',
  next: 'Call the payer with name and birth date and record the coverage by hand.',
};
const passing: Explained = {
  say: 'The payer cannot answer at the moment.',
  next: 'Nothing to do: it is asked again by itself.',
  passes: true,
};

const atProduct: Explained = {
  say: 'The payer does not know the item’s code.',
  next: 'Check the procedure code on the order, correct it and ask again.',
};
const atFit = (what: string): Explained => ({
  say: `The payer says that the service does not fit the patient’s ${what}.`,
  next: 'Compare birth date and service with the sender; if they are right, call the payer.',
});

const explained: Readonly<Record<string, Explained>> = {
  '04': {
    say: 'More was asked than the payer answers.',
    next: 'Call the payer and record the coverage by hand; tell the EDI desk of the code.',
  },
  '15': {
    say: 'The payer misses something in the question.',
    next: 'Check name, birth date and member ID on the order and ask again.',
  },
  '33': {
    say: 'The payer found an error in the question.',
    next: 'Check name, birth date and member ID on the order and ask again.',
  },
  '35': { say: 'The payer says that we are out of network.', next: 'Call the payer’s provider desk.' },
  '41': atProvider,
  '42': passing,
  '43': atProvider,
  '44': atProvider,
  '45': atProvider,
  '46': atProvider,
  '47': atProvider,
  '48': {
    say: 'The payer does not know whoever referred the patient.',
    next: 'Check the NPI of the ordering clinician, correct the order and ask again.',
  },
  '49': {
    say: 'The payer wants the primary care physician to ask.',
    next: 'Ask the sender for the primary care physician’s referral, and record the coverage by hand.',
  },
  '50': atProvider,
  '51': atProvider,
  '52': atDate,
  '53': {
    say: 'The payer does not answer a provider of our kind about this service.',
    next: 'Call the payer’s provider desk and record the coverage by hand.',
  },
  '54': atProduct,
  '55': atProduct,
  '56': atDate,
  '57': atDate,
  '58': atBirth,
  '60': atBirth,
  '61': {
    say: 'The payer has a date of death before the date of service.',
    next: 'Call the sender before anything else is done.',
  },
  '62': atDate,
  '63': atDate,
  '64': atNumber,
  '65': atName,
  '66': {
    say: 'The gender is missing or not the one the payer has.',
    next: 'Call the payer and record the coverage by hand.',
  },
  '67': notFound,
  '68': several,
  '69': atFit('age'),
  '70': atFit('gender'),
  '71': atBirth,
  '72': atNumber,
  '73': atName,
  '74': {
    say: 'The gender is not the one the payer has.',
    next: 'Call the payer and record the coverage by hand.',
  },
  '75': notFound,
  '76': several,
  '77': {
    say: 'The payer finds the family but not this patient.',
    next: 'Ask the sender whether the patient is covered through somebody else.',
  },
  '78': {
    say: 'The member is not in this group or plan.',
    next: 'Ask the sender which plan the member has now.',
  },
  '79': atProvider,
  '80': passing,
  '97': atProvider,
  '98': {
    say: 'The payer calls this service experimental.',
    next: 'Call the payer about an exception before anything is promised.',
  },
  AA: {
    say: 'The payer does not find the authorization number.',
    next: 'Compare the number with the payer’s letter, and ask again.',
  },
  AE: {
    say: 'The payer wants an authorization of the primary care physician first.',
    next: 'Ask the sender for the primary care physician’s authorization.',
  },
  T4: atProvider,
};

/** The codes that have words; a test holds them against the codes there are. */
export const explainedCodes: readonly string[] = Object.keys(explained);

/** What an AAA03 means for us, in words; `passes` when asking again later is all it takes. */
export function explainRejection(code: string): Explained {
  return (
    explained[code] ?? {
      say: `The payer could not answer (its code is ${code}).`,
      next: 'Call the payer and record the coverage by hand.',
    }
  );
}
