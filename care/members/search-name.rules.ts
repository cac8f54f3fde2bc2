// Why: hyphens, spaces and accents must not hide a person: Núñez-Ortega, Nunez Ortega and NUNEZORTEGA are one name.

/** A name folded to lower-case letters and digits, without accents, hyphens, apostrophes and spaces. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Given and family name folded together. */
export function searchName(givenName: string, familyName: string): string {
  return foldName(`${givenName} ${familyName}`);
}
