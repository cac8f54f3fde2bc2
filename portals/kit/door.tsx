// Why: one warm line drawing of a door per portal is identity enough; it says where one is before any word is read.
import type { ReactNode } from 'react';
import css from './door.module.css';

export type DoorOf = 'workbench' | 'provider' | 'member' | 'payer' | 'public' | 'letter';

const ground = <path d="M6 112h108" />;

const drawings: Readonly<Record<DoorOf, ReactNode>> = {
  // A half door: the upper wing open, as at a counter where people are helped all day.
  workbench: (
    <>
      {ground}
      <path d="M30 112V20h60v92" />
      <path className={css['light']} d="M36 26h48v40H36z" />
      <path className={css['slab']} d="M36 26 18 33v40l18-7Z" />
      <path className={css['slab']} d="M36 70h48v42H36z" />
      <path d="M32 70h56" strokeWidth="3" />
      <path d="M43 79h34v25H43z" />
      <circle className={css['knob']} cx="79" cy="75" r="1.6" />
      <path d="M60 26v8m-7 6c0-4 3-6 7-6s7 2 7 6Z" />
    </>
  ),
  // A parcel on the step: what the provider brings.
  provider: (
    <>
      {ground}
      <path d="M26 112V16h54v96" />
      <path className={css['slab']} d="M32 22h42v90H32z" />
      <path d="M39 30h28v24H39zM39 62h28v42H39zM53 30v24M39 42h28" />
      <circle className={css['knob']} cx="69.5" cy="68" r="1.8" />
      <path className={css['parcel']} d="M78 86h32v26H78z" />
      <path d="M94 86v10l-3-2-3 2V86M78 86l4-6h24l4 6" />
    </>
  ),
  // A lit front door with a plant: home.
  member: (
    <>
      {ground}
      <path className={css['slab']} d="M38 112V46c0-14 9-24 22-24s22 10 22 24v66Z" />
      <path d="M32 112V46c0-18 12-30 28-30s28 12 28 30v66" />
      <path className={css['light']} d="M45 54v-8c0-9 6-16 15-16s15 7 15 16v8Z" />
      <path d="M60 30v24M45 62h30v40H45z" />
      <circle className={css['knob']} cx="77.5" cy="72" r="1.8" />
      <path d="M100 112h12l2-14H98zM106 98c0-8-6-9-9-14 6 0 9 4 9 9 0-8 3-12 8-13 0 7-6 9-8 18" />
      <path className={css['light']} d="M17 36h10l2 14H15Z" />
      <path d="M17 36h10l2 14H15ZM22 36v-4m-5 0h10M19 54h6" />
    </>
  ),
  // A double door between columns: the house that answers for the money.
  payer: (
    <>
      {ground}
      <path d="M14 34 60 12l46 22ZM14 34v6h92v-6" />
      <path d="M20 40v66M28 40v66M92 40v66M100 40v66M16 106h16M88 106h16" />
      <path className={css['slab']} d="M40 50h20v62H40zM60 50h20v62H60z" />
      <path d="M45 57h10v20H45zM65 57h10v20H65zM45 84h10v20H45zM65 84h10v20H65z" />
      <circle className={css['knob']} cx="57" cy="81" r="1.5" />
      <circle className={css['knob']} cx="63" cy="81" r="1.5" />
    </>
  ),
  // A door standing open with its light on the ground: anyone may ask.
  public: (
    <>
      <path className={css['light']} d="M44 24h38v86H44zM44 110h38l20 8H36z" />
      <path d="M6 110h38M82 110h32" />
      <path d="M38 110V18h50v92" />
      <path className={css['slab']} d="M44 24 22 34v84l22-8Z" />
      <path d="M39 35 27 40v26l12-4ZM39 72l-12 4v30l12-5Z" />
      <circle className={css['knob']} cx="26" cy="72" r="1.6" />
    </>
  ),
  // A letter in the slot: a link somebody was sent.
  letter: (
    <>
      {ground}
      <path d="M30 112V16h60v96" />
      <path className={css['slab']} d="M36 22h48v90H36z" />
      <path d="M44 30h32v22H44zM44 82h32v22H44z" />
      <path d="M46 67h28" strokeWidth="3" />
      <path className={css['parcel']} d="M48 67v10h24V67ZM48 67l12 6 12-6" />
      <circle className={css['knob']} cx="79" cy="70" r="1.8" />
    </>
  ),
};

/** The drawing of one portal's door. Decorative: hidden from screen readers. `size` is its height in px. */
export function Door({ of, size = 120 }: { readonly of: DoorOf; readonly size?: number }) {
  return (
    <svg className={css['door']} viewBox="0 0 120 120" width={size} height={size} aria-hidden="true">
      {drawings[of]}
    </svg>
  );
}

/** The mark of the house: a door ajar, for the frame and the tab. */
export function DoorMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className={css['mark']}>
      <path
        d="M5 21.5V2.5h14v19"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M8.2 21.4V5.6l7.6-2.4v18.2" fill="currentColor" />
      <circle cx="13.4" cy="12.8" r="1.1" fill="var(--paper)" />
      <path d="M2.5 21.5h19" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
