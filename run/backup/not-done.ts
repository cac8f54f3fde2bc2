// Why: whoever saves or brings back a house at three in the morning needs a sentence, not a stack; what we refuse on
// purpose is told apart from a bug by its class.

/** A backup or restore that was refused or could not be finished; the message is a finished sentence for the operator. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
}

/** Runs a command's body; prints the sentence of a refusal on stderr and gives 1 instead of its code. */
export async function sayWhyNot(body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** Progress goes to stderr, so that the last line on stdout can be read by a script. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
