// Why: what was answered concerns a patient and is spoken, never mailed; the mail says that it was said and how to go on. Its
// words are fixed, so the person who answers reads exactly what leaves the house before it does.

/** To whoever asked before an order existed, once they were answered. No free words and nothing about a patient. */
export function inquiryAnsweredLetter(facts: {
  readonly caseNumber: string;
  readonly managerName: string | null;
  readonly managerExtension: string | null;
}): { readonly subject: string; readonly body: string } {
  const extension = facts.managerExtension === null ? '' : `, extension ${facts.managerExtension}`;
  const who = facts.managerName === null ? '' : `\nYour case manager: ${facts.managerName}${extension}`;
  return {
    subject: `Your question is answered: case ${facts.caseNumber}`,
    body: `We have answered your question by phone. Because it concerns a patient, the answer does not stand in this mail; reply or call us with the case number to hear it again.\n\nCase number: ${facts.caseNumber}${who}\n\nTo go on, send us the signed order with this case number. You need not tell us anything twice.\n\nDoorstep home care coordination`,
  };
}
