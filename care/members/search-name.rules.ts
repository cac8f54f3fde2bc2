// Why: hyphens, spaces and accents must not hide a person: Núñez-Ortega, Nunez Ortega and NUNEZORTEGA are one name.

/** Given and family name folded to lower-case letters only. */
export function searchName(givenName: string, familyName: string): string {
  return `${givenName} ${familyName}`
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
