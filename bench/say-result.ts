// Why: a figure is only good when a script can read it: every prover and bench ends with one line of JSON and an exit code.

/** Prints the line, last; 0 when it held, 1 when it fell short. Numbers are rounded to two places. */
export function sayResult(result: Readonly<Record<string, unknown>>, held: boolean): number {
  const round = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 100) / 100 : value;
  console.log(JSON.stringify({ ...result, held }, round));
  return held ? 0 : 1;
}
