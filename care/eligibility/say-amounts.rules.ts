// Why: days, money and shares are said as people say them, the same in every sentence about coverage.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 'Nov 23', with the year where it is not that of `beside`. */
export function sayDay(day: string, beside?: string): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  const short = `${months[Number(month) - 1] ?? ''} ${Number(date).toString()}`;
  return beside === undefined || beside.startsWith(year) ? short : `${short}, ${year}`;
}

/** 1234 → '$12.34', 2000 → '$20'. */
export function sayMoney(cents: number): string {
  const dollars = Math.floor(cents / 100)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return cents % 100 === 0 ? `$${dollars}` : `$${dollars}.${(cents % 100).toString().padStart(2, '0')}`;
}

/** 0.2 → '20 %', 0.125 → '12.5 %'. */
export const sayShare = (share: number): string => `${(Math.round(share * 1000) / 10).toString()} %`;

const counted: Readonly<Record<string, string>> = {
  DY: 'days',
  FL: 'units',
  HS: 'hours',
  MN: 'months',
  P6: 'visits',
  QA: 'items',
  S7: 'items',
  S8: 'items',
  UN: 'units',
  VS: 'visits',
};
/** 'visits' for VS; the code itself where we have no word. */
export const countedIn = (kind: string): string => counted[kind] ?? kind;
