// Why: a 999 names an element by its number in X12's dictionary (IK402), which a partner's program may look up; the
// numbers stand here by segment, in order. A composite has the number of its first component's list, C and three digits, left out.

const numbers: Readonly<Record<string, readonly (number | null)[]>> = {
  AAA: [1073, 559, 901, 889],
  AK1: [479, 28, 480],
  AK2: [143, 329, 1705],
  AK9: [715, 97, 123, 2, 716, 716, 716, 716, 716],
  AMT: [522, 782, 478],
  BGN: [353, 127, 373, 337, 623, 127, 640, 306],
  BHT: [1005, 353, 127, 373, 337, 640],
  BIN: [784, 785],
  BPR: [305, 782, 478, 591, 812, 506, 507, 569, 508, 509, 510, 506, 507, 569, 508, 373],
  CAS: [1033, 1034, 782, 380, 1034, 782, 380, 1034, 782, 380],
  CAT: [755, 756, 799],
  CL1: [1315, 1314, 1352, 1345],
  CLM: [1028, 782, 1032, 1343, null, 1073, 1359, 1073, 1363, 1351, null, 1366],
  CLP: [1028, 1029, 782, 782, 782, 1032, 127, 1331, 1325],
  CR5: [1322, 380, 1348, 1348, 352, 380, 380, 380, 352, 380, 380, 1349, 1350, 1350, 1350, 380, 1382, 1348],
  CR6: [923, 373, 1250, 1251, 373, 1073, 1073, 1322, 373, 235, 1137, 373, 373, 373, 1250, 1251, 1384],
  CRC: [1136, 1073, 1321, 1321, 1321, 1321, 1321],
  DMG: [1250, 1251, 1068],
  DTM: [374, 373, 337],
  DTP: [374, 1250, 1251],
  EB: [1390, 1207, 1365, 1336, 1204, 615, 782, 954, 673, 380, 1073, 1073],
  EQ: [1365, null, 1207, 1336],
  HCR: [306, 127, 1271, 1073],
  HD: [875, 1203, 1205, 1204, 1207],
  HL: [628, 734, 735, 736],
  HSD: [673, 380, 355, 1167, 615, 616, 678, 679],
  IK3: [721, 719, 447, 620],
  IK4: [null, 725, 621, 724],
  IK5: [717, 618, 618, 618, 618, 618],
  INS: [1073, 1069, 875, 1203, 1216, null, 1219, 584],
  LX: [554],
  MSG: [933],
  N1: [98, 93, 66, 67],
  N3: [166, 166],
  N4: [19, 156, 116, 26, 309, 310, 1715],
  NM1: [98, 1065, 1035, 1036, 1037, 1038, 1039, 66, 67, 706, 98, 1035],
  OI: [1032, 1383, 1073, 1351, 1360, 1363],
  PER: [366, 93, 365, 364, 365, 364, 365, 364],
  PRV: [1221, 128, 127],
  PWK: [755, 756, 757, 98, 66, 67, 352],
  QTY: [673, 380],
  REF: [128, 127, 352],
  SBR: [1138, 1069, 127, 93, 1336, 1143, 1073, 584, 1032],
  STC: [null, 373, 306, 782, 782, 373, 591, 373, 429],
  SV1: [null, 782, 355, 380, 1331, 1365, null, 782, 1073, 1340, 1073, 1073],
  SV2: [234, null, 782, 355, 380, 1371, 782, 1073, 1345, 1337],
  SVC: [null, 782, 782, 234, 380, null, 380],
  TRN: [481, 127, 509, 127],
  UM: [1525, 1322, 1365, null, null, 1338, 1213, 923, 1363, 1514],
};

/** Segments X12 has beside those above, as far as this trade meets them. */
const others =
  'ACT ADX AK3 AK4 AK5 B10 BDS BEG BHT CN1 COB CR1 CR2 CR3 CR4 CR7 CTP CTX CUR DSB EC EFI ENT FRM HCP HI IDC IEA III ICM IHC IT1 K3 LE LIN LQ LS LUI MEA MIA MOA MPI N2 NTE OOI PAT PLA PLB PO1 PS1 PSC RDM RMR SV3 SV4 SV5 SV6 SV7 SVD TA1 TOO TS2 TS3 TST TXI VEH';

/** Does X12's dictionary have this segment? */
const dictionary: ReadonlySet<string> = new Set([...Object.keys(numbers), ...others.split(' ')]);
export const isX12Segment = (id: string): boolean => dictionary.has(id);

/** The number of a segment's nth element in X12's dictionary; undefined where we do not know it, and for components. */
export const elementNumber = (id: string, element: number): number | undefined =>
  (Object.hasOwn(numbers, id) ? numbers[id]?.[element - 1] : undefined) ?? undefined;
