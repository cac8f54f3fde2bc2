// Why: whoever has accepted reads whom it is for, where the door is, what was ordered and whom to call, and nobody else.
import { IconMapPin, IconPhone } from '@tabler/icons-react';
import type { ShownOffer } from '../../care/network/network.contract.ts';
import { sayInstant } from '../../base/time/say.ts';
import { CaseNumber } from '../kit/case-number.tsx';
import css from './offers.module.css';
import { sayPhone } from './say-phone.ts';

const languageOf = (code: string | null): string | null =>
  code === null ? null : (new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code);

const born = (on: string | null): string | null => {
  const [year, month, day] = (on ?? '').split('-');
  return day === undefined ? null : `${month ?? ''}/${day}/${year ?? ''}`;
};

type Told = NonNullable<ShownOffer['order']>;

function factsOf(order: Told, zone: string): readonly (readonly [string, string | null])[] {
  return [
    ['Born', born(order.birthOn)],
    ['Member ID', order.memberNumber],
    ['Speaks', languageOf(order.language)],
    ['At the door', order.accessBarriers],
    ['Ordered', order.description],
    ['How often', order.frequency],
    ['Diagnoses', order.diagnoses.join(', ')],
    [
      'Ordered by',
      [order.clinicianName, order.clinicianNpi === null ? null : `NPI ${order.clinicianNpi}`]
        .filter((part) => part !== null)
        .join(', '),
    ],
    ['Signed', order.signedOn],
    [
      'Discharge',
      order.dischargeAt === null
        ? null
        : `${sayInstant(order.dischargeAt, zone)}${order.dischargeFacility === null ? '' : `, ${order.dischargeFacility}`}`,
    ],
  ];
}

/** The order and the contact of an accepted offer; says so while they are on their way. */
export function OfferOrder({ offer }: { readonly offer: ShownOffer }) {
  const { order } = offer;
  if (order === null)
    return (
      <output className={css['coming']}>
        It is yours. The order and the contact will stand here in a moment.
      </output>
    );
  const facts = factsOf(order, offer.zone);
  const street = [order.line1, order.city, [order.state, order.zip].filter((part) => part !== null).join(' ')]
    .filter((part) => part !== null && part !== '')
    .join(', ');
  const extension = order.caseManagerExtension === null ? '' : `, ext. ${order.caseManagerExtension}`;
  return (
    <section className={css['order']} aria-label="The order and the contact">
      <CaseNumber value={order.caseNumber} size="head" />
      <p className={css['reach']}>
        <IconMapPin aria-hidden="true" />
        <span>{street === '' ? 'No address was given yet: call before you go.' : street}</span>
      </p>
      {order.phone === null ? null : (
        <p className={css['reach']}>
          <IconPhone aria-hidden="true" />
          <span>
            <a href={`tel:${order.phone}`}>{sayPhone(order.phone)}</a> {order.patientName}
          </span>
        </p>
      )}
      {order.hubPhone === null ? null : (
        <p className={css['reach']}>
          <IconPhone aria-hidden="true" />
          <span>
            <a href={`tel:${order.hubPhone}`}>{sayPhone(order.hubPhone)}</a>{' '}
            {order.caseManagerName === null ? 'Doorstep' : `${order.caseManagerName}${extension}`}
          </span>
        </p>
      )}
      <dl className={css['facts']}>
        {facts.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
