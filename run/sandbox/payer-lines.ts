// Why: what the stand-in payer knows of a member becomes the benefit lines a real payer would send: plan, shares, what is left
// to pay, items of their own, limits, what was had before, care that goes on, who else pays.
import type { Coverage, ItemTerms, ServiceTerms } from '../../town/payer-answers.ts';
import { plainText, type Eligibility271 } from '../../wire/x12/index.ts';

type Line = Eligibility271['sources'][number]['receivers'][number]['subscribers'][number]['benefits'][number];
type Benefit = Line['benefit'];

const compact = (day: string) => day.replaceAll('-', '');
const dollars = (cents: number) => (cents / 100).toFixed(2);
const whole = { serviceTypes: ['30'], coverageLevel: 'IND' as const };

function line(benefit: Benefit, more: Partial<Line> = {}): Line {
  return { benefit, delivery: [], references: [], dates: [], rejections: [], words: [], about: [], ...more };
}
const day = (qualifier: string, on: string) => ({ qualifier, form: 'D8' as const, period: compact(on) });

function serviceLines(service: ServiceTerms, coverage: Coverage): Line[] {
  const { type, authorization, share, copayCents, limit } = service;
  const { plan, insuranceType } = coverage;
  const of = { serviceTypes: [type], authorization, inNetwork: 'Y' as const };
  const limited =
    limit === null
      ? []
      : [
          line(
            {
              benefit: 'F',
              serviceTypes: [type],
              per: '29',
              quantityKind: limit.kind,
              quantity: limit.left.toString(),
            },
            {
              delivery: [
                { quantityKind: limit.kind, quantity: limit.most.toString(), periodKind: '23', periods: '1' },
              ],
            },
          ),
        ];
  return [
    line({ benefit: '1', insuranceType, planName: plainText(plan.name, 50), ...of }),
    ...(share === 0 ? [] : [line({ benefit: 'A', share: share.toString(), ...of })]),
    ...(copayCents === 0 ? [] : [line({ benefit: 'B', per: '27', amount: dollars(copayCents), ...of })]),
    ...limited,
  ];
}

function itemLines({ type, code, modifier, authorization, hadOn }: ItemTerms): Line[] {
  const procedure = { qualifier: 'HC', code, modifier1: modifier };
  const had =
    hadOn === null
      ? []
      : [
          line(
            { benefit: 'F', procedure },
            { dates: [day('472', hadOn)], words: [{ words: 'SAME OR SIMILAR ITEM ON FILE' }] },
          ),
        ];
  return [line({ benefit: 'D', serviceTypes: [type], authorization, inNetwork: 'Y', procedure }), ...had];
}

/** A sum for the year and what is left of it. */
const sumLines = (benefit: 'C' | 'G', cents: number, leftCents: number): Line[] =>
  cents === 0
    ? []
    : [
        line({ benefit, per: '23', amount: dollars(cents), ...whole }),
        line({ benefit, per: '29', amount: dollars(leftCents), ...whole }),
      ];

function otherLines({ otherPayer }: Coverage): Line[] {
  if (otherPayer === null) return [];
  const { entity, name, number, policy } = otherPayer;
  const who = { entity, type: '2' as const, familyName: name, idQualifier: 'PI', id: number };
  const related = {
    opens: { loop: '2120' as const },
    who: [{ name: who, contacts: [] }],
    closes: { loop: '2120' as const },
  };
  return [line({ benefit: 'R', ...whole }, { references: [{ qualifier: '1L', id: policy }], related })];
}

function episodeLines({ episode }: Coverage): Line[] {
  if (episode === null) return [];
  const { type, fromOn, toOn } = episode;
  const dates = [day('193', fromOn), ...(toOn === null ? [] : [day('194', toOn)])];
  return [line({ benefit: 'X', serviceTypes: [type] }, { dates })];
}

/** The lines about what was asked (X12 service types); `contradicts` says active and inactive in one breath. */
export function linesOf(coverage: Coverage, asked: readonly string[], contradicts = false): Line[] {
  const { plan, insuranceType, isActive } = coverage;
  const inactive = line({ benefit: '6', planName: plainText(plan.name, 50), ...whole });
  if (!isActive) return [inactive];
  if (contradicts) {
    const planName = plainText(plan.name, 50);
    return [line({ benefit: '1', insuranceType, planName, ...whole }), inactive];
  }
  return [
    line({ benefit: '1', insuranceType, planName: plainText(plan.name, 50), ...whole }),
    ...coverage.services
      .filter((one) => asked.includes(one.type))
      .flatMap((one) => serviceLines(one, coverage)),
    ...coverage.items.filter((one) => asked.includes(one.type)).flatMap(itemLines),
    ...sumLines('C', coverage.deductibleCents, coverage.deductibleLeftCents),
    ...sumLines('G', coverage.pocketCents, coverage.pocketLeftCents),
    ...episodeLines(coverage),
    ...otherLines(coverage),
  ];
}
