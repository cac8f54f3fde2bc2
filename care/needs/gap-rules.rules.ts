// Why: one list of everything an order may lack, in the order in which an office has the answers in its hands; a new family
// is one file and one name here.
import { baseGaps } from './base-gaps.rules.ts';
import { bedGaps } from './bed-gaps.rules.ts';
import { enteralGaps } from './enteral-gaps.rules.ts';
import { equipmentGaps } from './equipment-gaps.rules.ts';
import { formGaps } from './form-gaps.rules.ts';
import type { GapRule } from './gap-rule.types.ts';
import { homeHealthGaps } from './home-health-gaps.rules.ts';
import { infusionGaps } from './infusion-gaps.rules.ts';
import { limbGaps } from './limb-gaps.rules.ts';
import { mobilityGaps } from './mobility-gaps.rules.ts';
import { negativePressureGaps } from './negative-pressure-gaps.rules.ts';
import { oxygenGaps } from './oxygen-gaps.rules.ts';
import { papGaps } from './pap-gaps.rules.ts';
import { wheelchairGaps } from './wheelchair-gaps.rules.ts';
import { woundGaps } from './wound-gaps.rules.ts';

export type { GapRule, Supplier } from './gap-rule.types.ts';

/** Every rule. */
export const gapRules: readonly GapRule[] = [
  ...baseGaps,
  ...formGaps,
  ...equipmentGaps,
  ...mobilityGaps,
  ...wheelchairGaps,
  ...bedGaps,
  ...oxygenGaps,
  ...papGaps,
  ...woundGaps,
  ...negativePressureGaps,
  ...enteralGaps,
  ...infusionGaps,
  ...homeHealthGaps,
  ...limbGaps,
];
