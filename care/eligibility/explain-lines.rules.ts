// Why: a coordinator and a member ask about the service ordered, not about codes: for each line of the order, what is owed and
// why, what it needs, what limits it.
import type { ServiceLine } from '../cases/cases.schema.ts';
import type { Facts } from './eligibility.schema.ts';
import { serviceTypeOf } from './service-types.rules.ts';
import { toldOfLine, type Told } from './what-stands.rules.ts';
import { whatIsOwed } from './what-is-owed.rules.ts';

export type ExplainedLine = {
  readonly what: string;
  /** “You owe … because …”, as it may be said to the member. */
  readonly owes: string;
  readonly unknown: string[];
  readonly told: Told[];
};

const over: ReadonlySet<string> = new Set(['cancelled', 'replaced']);

/** What an answer means for each line of an order that still stands. Prices are not known before a provider's fees are. */
export function explainLines(
  facts: Facts,
  lines: readonly ServiceLine[],
  serviceOn: string,
  counted: (kind: string) => string,
): ExplainedLine[] {
  return lines
    .filter((line) => !over.has(line.status))
    .map((line) => {
      const service = {
        code: line.code,
        modifiers: null,
        serviceType: serviceTypeOf(line.family),
        serviceOn,
      };
      const { say, unknown } = whatIsOwed(facts, { ...service, priceCents: null, times: null });
      return {
        what: `${line.code ?? ''} ${line.description}`.trim(),
        owes: say,
        unknown: [...unknown],
        told: toldOfLine(facts, service, counted),
      };
    });
}
