// Why: how often an order has to be asked about is measured by what was missing, who sent it and how (18 % today, below 8 %
// wanted), so that the form is mended and not the people (domain.md §3.3 and §10).

export type Group = {
  readonly channel: string;
  readonly sender: string;
  readonly reviewed: number;
  readonly clarified: number;
  /** Days from the first asking to the last answer, summed over those asked. */
  readonly days: number;
};
export type Rate = {
  readonly reviewed: number;
  readonly clarified: number;
  readonly ratePercent: number;
  readonly reworkDays: number | null;
};

const tenth = (value: number) => Math.round(value * 10) / 10;
const percent = (part: number, whole: number) => (whole === 0 ? 0 : tenth((100 * part) / whole));

function rateOf(groups: readonly Group[]): Rate {
  const sum = (of: (group: Group) => number) => groups.reduce((all, one) => all + of(one), 0);
  const [reviewed, clarified] = [sum((one) => one.reviewed), sum((one) => one.clarified)];
  return {
    reviewed,
    clarified,
    ratePercent: percent(clarified, reviewed),
    reworkDays: clarified === 0 ? null : tenth(sum((one) => one.days) / clarified),
  };
}

function by(groups: readonly Group[], name: (group: Group) => string): (Rate & { name: string })[] {
  return [...Map.groupBy(groups, name)]
    .map(([of, some]) => ({ name: of, ...rateOf(some) }))
    .sort((a, b) => b.clarified - a.clarified || b.reviewed - a.reviewed || a.name.localeCompare(b.name));
}

/** The rates of a period, the most asked first; codes are shares of everything reviewed. */
export function clarificationRates(
  groups: readonly Group[],
  codes: readonly { code: string; say: string; cases: number; days: number }[],
) {
  const all = rateOf(groups);
  return {
    all,
    byCode: codes.map(({ code, say, cases, days }) => ({
      code,
      say,
      cases,
      ratePercent: percent(cases, all.reviewed),
      reworkDays: cases === 0 ? 0 : tenth(days / cases),
    })),
    bySender: by(groups, (one) => one.sender),
    byChannel: by(groups, (one) => one.channel),
  };
}
