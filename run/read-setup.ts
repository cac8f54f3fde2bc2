// Why: what is set up from the machine goes in by a JSON file; what is wrong with one is told in words, never as a crash.
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** What the file says, or why it cannot be taken, one fault a line. */
export async function readSetup<S extends z.ZodType>(
  file: string,
  shape: S,
): Promise<{ readonly said: z.output<S> } | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no file ${file}.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `${file} is not JSON.`;
  }
  const read = shape.safeParse(value);
  if (read.success) return { said: read.data };
  return read.error.issues.map((one) => `${one.path.join('.') || 'the file'}: ${one.message}`).join('\n');
}
