// Why: a database keeps no zero byte in a text and no half of a sign, and a partner's message may hold one anywhere or be cut in the
// middle of the other; the bytes are kept as they came, and what is said of them shows the sign that stands for what cannot be shown.

const shown = '\uFFFD';

/** The same text without zero bytes and halves of signs. */
export const legible = (text: string): string => text.replaceAll('\0', shown).toWellFormed();

/** The same value with every text in it legible; objects are copied. */
export function legibleValue(value: unknown): unknown {
  if (typeof value === 'string') return legible(value);
  if (Array.isArray(value)) return value.map(legibleValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, legibleValue(one)]));
}
