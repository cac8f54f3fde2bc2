// Why: a law may meet a file that cannot follow it yet. Each such file stands here with its law, in the open; the list
// only ever shrinks, and tidy fails when an entry is no longer needed.

/** Law name → places (`path`, without a line) that it spares for now. */
export const exceptions: Readonly<Record<string, readonly string[]>> = {};
