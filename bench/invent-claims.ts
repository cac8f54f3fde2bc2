// Why: a codec is measured on what a claims department sends in a night. These 837P files (005010X222A1) are invented but
// conformant, of any wanted size, the same bytes for the same seed, and made piece by piece so that a file of half a
// gigabyte takes no more memory than a small one.
import { chanceOf, type Chance } from './seeded-random.ts';

const claimsEach = 100;
const transactionsEach = 20;

const families =
  'BRAMBLE,THORNBURY,OAKES,FENWICK,LARKIN,MERRIDEW,PELL,QUILLER,ROWNTREE,SEDGE,TALLIS,VANE,WICK,YARROW';
const givens = 'IONA,TAM,AGNES,BRAN,CELIA,DOV,ELSPETH,FINN,GRETA,HAL,INGA,JOSS,KIT,LORNA,MOSS,NELL';
const streets = 'MILL LANE,HARBOR ROW,ORCHARD STREET,TANNERS YARD,CHAPEL HILL,FERRY ROAD';
const towns = 'SALTMARSH*MA*021010001,DUNMOOR*CT*061039901,ALDERWICK*NJ*070011234,STONEFORD*FL*331114455';
const [familyNames, givenNames, streetNames, townLines] = [families, givens, streets, towns].map((one) =>
  one.split(','),
) as [string[], string[], string[], string[]];
const diagnoses = ['J449', 'J9611', 'I5022', 'E119', 'L97412', 'G4733', 'Z4801', 'M1711', 'S72001D', 'R0902'];

/** Goods and services of home care: code and modifiers, unit, price in cents, purchase price in cents if it is rented. */
const goods: readonly { code: string; unit: string; cents: number; purchaseCents?: number }[] = [
  { code: 'E1390:RR', unit: 'UN', cents: 18_540, purchaseCents: 148_000 },
  { code: 'E0431:RR', unit: 'UN', cents: 3_175, purchaseCents: 31_000 },
  { code: 'E0260:RR:KH', unit: 'UN', cents: 11_250, purchaseCents: 112_500 },
  { code: 'E0601:RR:KX', unit: 'UN', cents: 9_899, purchaseCents: 98_990 },
  { code: 'A7034:NU', unit: 'UN', cents: 11_640 },
  { code: 'A4253:NU:KX', unit: 'UN', cents: 3_410 },
  { code: 'A6021', unit: 'UN', cents: 2_198 },
  { code: 'G0299', unit: 'UN', cents: 4_275 },
  { code: 'G0151', unit: 'UN', cents: 5_150 },
  { code: 'S9500:SS', unit: 'UN', cents: 20_000 },
];

const two = (n: number) => (n < 10 ? `0${n.toString()}` : n.toString());
/** Cents as X12 writes them: no trailing zeros that say nothing. */
const money = (cents: number) => {
  const rest = cents % 100;
  const whole = ((cents - rest) / 100).toString();
  return rest === 0 ? whole : `${whole}.${rest % 10 === 0 ? (rest / 10).toString() : two(rest)}`;
};

/** A number of ten digits that passes the check of an NPI. */
function inventNpi(chance: Chance): string {
  const nine = `1${(100_000_000 + chance.below(900_000_000)).toString().slice(1)}`;
  let sum = 24;
  for (let i = 0; i < 9; i += 1) {
    const digit = Number(nine[i]) * (i % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return nine + ((10 - (sum % 10)) % 10).toString();
}

/** What is being written: text, segments so far, the last HL. */
type Page = { text: string; segments: number; levels: number };
const put = (page: Page, segments: number, text: string) => {
  page.text += text;
  page.segments += segments;
};

type Line = {
  code: string;
  unit: string;
  units: number;
  cents: number;
  paidCents: number;
  purchaseCents: number;
};
type Person = { family: string; given: string; born: string; street: string; town: string; sex: string };

function inventPerson(chance: Chance): Person {
  return {
    family: chance.pick(familyNames),
    given: chance.pick(givenNames),
    born: `${(1931 + chance.below(75)).toString()}${two(1 + chance.below(12))}${two(1 + chance.below(28))}`,
    street: `${(1 + chance.below(999)).toString()} ${chance.pick(streetNames)}`,
    town: chance.pick(townLines),
    sex: chance.pick(['F', 'M', 'U']),
  };
}

function inventLines(chance: Chance, isSecond: boolean): Line[] {
  return Array.from({ length: 1 + chance.below(4) }, () => {
    const { code, unit, cents, purchaseCents = 0 } = chance.pick(goods);
    const units = purchaseCents > 0 ? 1 : 1 + chance.below(8);
    const charged = cents * units;
    const paidCents = isSecond ? Math.floor((charged * (40 + chance.below(50))) / 100) : 0;
    return { code, unit, units, cents: charged, paidCents, purchaseCents };
  });
}

const payers = [
  ['MOON PLAN', 'MOON01'],
  ['OTHER SUN MUTUAL', 'SUN9'],
  ['HARBOR STATE MEDICAID', 'HSM77'],
] as const;

function putSubscriber(page: Page, chance: Chance, parent: number, payer: number, isSecond: boolean): void {
  const [payerName, payerId] = payers[payer] ?? payers[0];
  const hasPatient = chance.happens(0.15);
  const person = inventPerson(chance);
  const member = `MN${(100_000_000 + chance.below(900_000_000)).toString()}`;
  const group = `GRP${(1000 + chance.below(9000)).toString()}`;
  page.levels += 1;
  const own = page.levels;
  const rank = isSecond ? 'S' : 'P';
  put(
    page,
    hasPatient ? 4 : 7,
    `HL*${own.toString()}*${parent.toString()}*22*${hasPatient ? '1' : '0'}~SBR*${rank}*${hasPatient ? '' : '18'}*${group}******CI~NM1*IL*1*${person.family}*${person.given}****MI*${member}~` +
      (hasPatient ? '' : `N3*${person.street}~N4*${person.town}~DMG*D8*${person.born}*${person.sex}~`) +
      `NM1*PR*2*${payerName}*****PI*${payerId}~`,
  );
  if (!hasPatient) return;
  const patient = inventPerson(chance);
  page.levels += 1;
  put(
    page,
    6,
    `HL*${page.levels.toString()}*${own.toString()}*23*0~PAT*19~NM1*QC*1*${person.family}*${patient.given}~N3*${patient.street}~N4*${patient.town}~DMG*D8*${patient.born}*${patient.sex}~`,
  );
}

/** The other payer that has already paid its part of each line. */
function putOtherPayer(page: Page, chance: Chance, payer: number, lines: readonly Line[]): void {
  const [name, id] = payers[payer] ?? payers[1];
  const paid = lines.reduce((sum, one) => sum + one.paidCents, 0);
  put(
    page,
    5,
    `SBR*P*18*PRI${(100 + chance.below(900)).toString()}******CI~AMT*D*${money(paid)}~OI***Y***Y~NM1*IL*1*${chance.pick(familyNames)}*${chance.pick(givenNames)}****MI*OT${chance.below(10_000_000).toString().padStart(7, '0')}~NM1*PR*2*${name}*****PI*${id}~`,
  );
}

function putLine(page: Page, chance: Chance, line: Line, number: number, day: string, orderer: string): void {
  const place = number.toString();
  put(
    page,
    2,
    `LX*${place}~SV1*HC:${line.code}*${money(line.cents)}*${line.unit}*${line.units.toString()}***1~`,
  );
  if (line.purchaseCents > 0) {
    const bare = line.code.slice(0, 5);
    put(
      page,
      2,
      `SV5*HC:${bare}*DA*30*${money(line.cents)}*${money(line.purchaseCents)}*4~CR3*${chance.pick(['I', 'R'])}*MO*${(1 + chance.below(99)).toString()}~`,
    );
    put(page, 1, `DTP*472*RD8*${day}01-${day}28~`);
  } else put(page, 1, `DTP*472*D8*${day}${two(1 + chance.below(28))}~`);
  put(page, 2, `REF*6R*L${place}${chance.below(1_000_000).toString().padStart(6, '0')}~${orderer}`);
}

function putAdjudication(page: Page, line: Line, payerId: string, day: string): void {
  const open = line.cents - line.paidCents;
  const written = Math.floor(open / 3);
  put(page, 1, `SVD*${payerId}*${money(line.paidCents)}*HC:${line.code}**${line.units.toString()}~`);
  if (written > 0) put(page, 1, `CAS*CO*45*${money(written)}~`);
  put(page, 2, `CAS*PR*2*${money(open - written)}~DTP*573*D8*${day}28~`);
}

function putClaim(page: Page, chance: Chance, billing: number, id: string): void {
  const isSecond = chance.happens(0.1);
  const payer = chance.below(payers.length);
  putSubscriber(page, chance, billing, payer, isSecond);
  const lines = inventLines(chance, isSecond);
  const total = lines.reduce((sum, one) => sum + one.cents, 0);
  const isCorrected = chance.happens(0.05);
  const day = `2026${two(1 + chance.below(11))}`;
  put(page, 1, `CLM*${id}*${money(total)}***12:B:${isCorrected ? '7' : '1'}*Y*A*Y*Y~`);
  if (chance.happens(0.1)) put(page, 1, `PWK*OZ*FX***AC*DOC${id}~`);
  if (chance.happens(0.6)) put(page, 1, `REF*G1*AUTH${chance.below(100_000_000).toString()}~`);
  if (isCorrected) put(page, 1, `REF*F8*ICN${chance.below(1_000_000_000).toString()}~`);
  const further = chance.below(4);
  const first = chance.below(diagnoses.length);
  let hi = `HI*ABK:${diagnoses[first] ?? ''}`;
  for (let i = 1; i <= further; i += 1) hi += `*ABF:${diagnoses[(first + i) % diagnoses.length] ?? ''}`;
  put(page, 1, `${hi}~`);
  put(page, 1, `NM1*DN*1*${chance.pick(familyNames)}*${chance.pick(givenNames)}****XX*${inventNpi(chance)}~`);
  const other = (payer + 1) % payers.length;
  if (isSecond) putOtherPayer(page, chance, other, lines);
  const orderer = `NM1*DK*1*${chance.pick(familyNames)}*${chance.pick(givenNames)}****XX*${inventNpi(chance)}~`;
  for (const [i, line] of lines.entries()) {
    putLine(page, chance, line, i + 1, day, orderer);
    if (isSecond) putAdjudication(page, line, (payers[other] ?? payers[1])[1], day);
  }
}

/** One transaction of about a hundred claims, ST to SE. */
function inventTransaction(seed: number, number: number): string {
  const chance = chanceOf(seed, number);
  const control = (number % 1_000_000_000).toString().padStart(4, '0');
  const page: Page = { text: '', segments: 0, levels: 1 };
  put(
    page,
    11,
    `ST*837*${control}*005010X222A1~BHT*0019*00*B${control}*20261123*0912*CH~NM1*41*2*HEARTH HUB*****46*HEARTHHUB~PER*IC*CLAIMS DESK*TE*8005550142~NM1*40*2*MOON PLAN*****46*MOONPLAN~HL*1**20*1~PRV*BI*PXC*332B00000X~NM1*85*2*HEARTH HUB*****XX*${inventNpi(chance)}~N3*40 HARBOR ROW~N4*SALTMARSH*MA*021010001~REF*EI*123456789~`,
  );
  const claims = claimsEach - 10 + chance.below(21);
  for (let i = 0; i < claims; i += 1)
    putClaim(page, chance, 1, `C${control}${i.toString().padStart(3, '0')}`);
  return `${page.text}SE*${(page.segments + 1).toString()}*${control}~`;
}

/**
 * The pieces of one interchange of at least `bytes` bytes (and at most one transaction more, about 90 kB), one
 * transaction a piece. The same seed gives the same bytes.
 */
export function* inventClaims(bytes: number, seed: number): Generator<Buffer> {
  let made = 0;
  const ready = (text: string) => {
    made += text.length;
    return Buffer.from(text, 'latin1');
  };
  yield ready(
    'ISA*00*          *00*          *ZZ*HEARTHHUB      *ZZ*MOONPLAN       *261123*0912*^*00501*000000907*0*T*:~',
  );
  let groups = 0;
  let transactions = 0;
  while (made < bytes) {
    groups += 1;
    yield ready(`GS*HC*HEARTHHUB*MOONPLAN*20261123*0912*${groups.toString()}*X*005010X222A1~`);
    const before = transactions;
    while (transactions - before < transactionsEach && (made < bytes || transactions === before)) {
      transactions += 1;
      yield ready(inventTransaction(seed, transactions));
    }
    yield ready(`GE*${(transactions - before).toString()}*${groups.toString()}~`);
  }
  yield ready(`IEA*${groups.toString()}*000000907~`);
}
