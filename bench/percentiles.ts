// Why: a mean hides the slow ones; every figure is a percentile of all samples, none thrown away.

/** The p-th percentile (0..100) by nearest rank; NaN of nothing. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1);
  return sorted[Math.max(0, rank)] ?? Number.NaN;
}

/** Milliseconds on a counter that never goes back. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;
