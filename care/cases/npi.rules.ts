// Why: a National Provider Identifier carries a Luhn check digit over the prefix 80840 (CMS NPI standard), which catches a
// mistyped digit while the caller is still there.

/** True when ten digits pass the NPI's check digit. */
export function checkNpi(npi: string): boolean {
  if (!/^[12]\d{9}$/.test(npi)) return false;
  const sum = Array.from(npi)
    .toReversed()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 24);
  return sum % 10 === 0;
}
