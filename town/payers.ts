// Why: the payers that delegate to the hub, one tenant each, with twelve plans between them: Medicare Advantage, Medicaid,
// insured commercial, an employer's self-funded plan and a health system at risk (the brief's three kinds of payer and more).
import { phoneAt } from './invent.ts';
import type { LineOfBusiness, Payer, PayerKind, Plan } from './town.types.ts';

export const hubTenantId = 0;
export const lobbyTenantId = 1;

type Row = [number, string, string, PayerKind, LineOfBusiness, string, string, string];

const rows: Row[] = [
  [
    10,
    'silver-harbor',
    'Silver Harbor Health',
    'medicare_advantage',
    'medicare_advantage',
    'MA',
    'America/New_York',
    '617',
  ],
  [
    11,
    'prairie-lantern',
    'Prairie Lantern Health Plan',
    'medicaid',
    'medicaid',
    'IL',
    'America/Chicago',
    '312',
  ],
  [
    12,
    'northern-lights',
    'Northern Lights Mutual',
    'commercial',
    'commercial',
    'AK',
    'America/Anchorage',
    '907',
  ],
  [13, 'copper-mesa', 'Copper Mesa Health', 'medicaid', 'medicaid', 'AZ', 'America/Phoenix', '602'],
  [
    14,
    'ironworks',
    'Ironworks Motor Company Health Plan',
    'self_funded',
    'self_funded',
    'MI',
    'America/Detroit',
    '313',
  ],
  [
    15,
    'golden-valley',
    'Golden Valley Health System',
    'health_system',
    'medicare_advantage',
    'CA',
    'America/Los_Angeles',
    '213',
  ],
  [
    16,
    'makai',
    'Makai Health Alliance',
    'medicare_advantage',
    'medicare_advantage',
    'HI',
    'Pacific/Honolulu',
    '808',
  ],
  [
    17,
    'coqui-salud',
    'Coquí Salud',
    'medicare_advantage',
    'medicare_advantage',
    'PR',
    'America/Puerto_Rico',
    '787',
  ],
  [18, 'high-plains', 'High Plains Assurance', 'commercial', 'commercial', 'CO', 'America/Denver', '303'],
];

/** The payers, in order of tenant id. `calendarId` names a row of calendars.ts. */
export const payers: Payer[] = rows.map(
  ([tenantId, slug, name, kind, lineOfBusiness, state, zone, areaCode]) => ({
    tenantId,
    slug,
    name,
    kind,
    lineOfBusiness,
    state,
    zone,
    x12Id: `DRSTP${tenantId}${state}`,
    intakeEmail: `orders@${slug}.doorstep.example`,
    phone: phoneAt(areaCode, 6000 + tenantId),
    calendarId: `${slug}.coordination`,
  }),
);

export const plans: Plan[] = [
  { planId: 'silver-ma-hmo', name: 'Silver MA HMO', lob: 'medicare_advantage', tenantId: 10 },
  { planId: 'silver-ma-ppo', name: 'Silver MA PPO', lob: 'medicare_advantage', tenantId: 10 },
  { planId: 'lantern-medicaid', name: 'Lantern Community Care', lob: 'medicaid', tenantId: 11 },
  { planId: 'lantern-dual', name: 'Lantern Dual Complete (D-SNP)', lob: 'medicare_advantage', tenantId: 11 },
  { planId: 'northern-ppo', name: 'Northern Lights Select PPO', lob: 'commercial', tenantId: 12 },
  { planId: 'copper-medicaid', name: 'Copper Mesa Complete Care', lob: 'medicaid', tenantId: 13 },
  { planId: 'ironworks-ppo', name: 'Ironworks Employee & Retiree PPO', lob: 'self_funded', tenantId: 14 },
  { planId: 'golden-senior', name: 'Golden Valley Senior Care', lob: 'medicare_advantage', tenantId: 15 },
  { planId: 'makai-senior', name: 'Makai Kūpuna HMO', lob: 'medicare_advantage', tenantId: 16 },
  { planId: 'makai-group', name: 'Makai Group PPO', lob: 'commercial', tenantId: 16 },
  { planId: 'coqui-platino', name: 'Coquí Platino', lob: 'medicare_advantage', tenantId: 17 },
  { planId: 'plains-ppo', name: 'High Plains Open Access', lob: 'commercial', tenantId: 18 },
];

/** The payer of a tenant id; throws when the town has none. */
export function payerOf(tenantId: number): Payer {
  const found = payers.find((payer) => payer.tenantId === tenantId);
  if (!found) throw new Error(`The town has no payer with tenant id ${tenantId}.`);
  return found;
}

/** The plan with this id; throws when the town has none. */
export function planOf(planId: string): Plan {
  const found = plans.find((plan) => plan.planId === planId);
  if (!found) throw new Error(`The town has no plan "${planId}".`);
  return found;
}
