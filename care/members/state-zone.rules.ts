// Why: clocks run in the member's own zone; a roster names a state and no zone. States that lie in two zones stand under the one in
// which most people live; the zone of a case is corrected with its address.

const rows = `
America/New_York CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV
America/Chicago AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI
America/Denver CO ID MT NM UT WY
America/Phoenix AZ
America/Los_Angeles CA NV OR WA
America/Anchorage AK
Pacific/Honolulu HI
America/Puerto_Rico PR VI
Pacific/Guam GU MP
`;

const zones = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [zone = '', ...states] = row.split(' ');
      return states.map((state) => [state, zone] as const);
    }),
);

/** The zone of a state, where most of its people live; undefined for what is no state we know. */
export const zoneOfState = (state: string | null): string | undefined =>
  state === null ? undefined : zones.get(state);
