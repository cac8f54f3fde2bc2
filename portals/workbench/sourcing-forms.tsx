// Why: what a person does about the search of a line opens beside the work: the member's choice from the list, an offer by
// hand, withdrawing, taking back. Each asks for the words that will stand in the history.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  agreeOfferDoor,
  lookOnDoor,
  noteChoiceDoor,
  offerByHandDoor,
  takeLineBackDoor,
  withdrawOfferDoor,
  type ShownSearch,
} from '../../care/network/sourcing.contract.ts';
import { Button } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { ChoiceField, Form, FormActions, LongTextField, SelectField, TextField } from '../kit/fields.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import css from './sourcing.module.css';

type OfLine = { readonly tenantId: number; readonly caseId: string; readonly search: ShownSearch };

/** Says what was done, closes the side and asks every screen again. */
function useDone(): (say: string) => void {
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  return (words) => {
    say({ say: words });
    if (evidence.item !== null) evidence.close();
    void client.invalidateQueries();
  };
}

/** Looks further away, or asks everybody again. */
export function useLookOn(of: { tenantId: number; caseId: string; lineId: string }) {
  const act = useAct(lookOnDoor);
  const say = useToast();
  const done = useDone();
  const params = { tenantId: of.tenantId, id: of.caseId, lineId: of.lineId };
  return {
    busy: act.isPending,
    run: (how: 'wider' | 'again') =>
      act.mutate(
        { params, body: { how } },
        {
          onSuccess: () =>
            done(how === 'wider' ? 'Looking one ring further away.' : 'Everybody is asked again.'),
          onError: (problem) => say({ say: problem.say, tone: 'risk' }),
        },
      ),
  };
}

/** Agrees to the date a provider proposes. */
export function useAgree({ tenantId, caseId }: { tenantId: number; caseId: string }) {
  const act = useAct(agreeOfferDoor);
  const say = useToast();
  const done = useDone();
  return {
    busy: act.isPending,
    run: (offerId: string) =>
      act.mutate(
        { params: { tenantId, id: caseId, offerId } },
        {
          onSuccess: () => done('Agreed. The line is theirs.'),
          onError: (problem) => say({ say: problem.say, tone: 'risk' }),
        },
      ),
  };
}

const nobody = 'none';

/** The member's choice from the list that was read to them. */
export function ChoiceForm({ tenantId, caseId, search }: OfLine) {
  const [choice, setChoice] = useState<string | null>(null);
  const [chosenBy, setChosenBy] = useState('The member');
  const [note, setNote] = useState('');
  const act = useAct(noteChoiceDoor);
  const done = useDone();
  const words = note.trim();
  const choices = [
    ...search.ranked.map((place) => ({ value: place.locationId, label: place.name })),
    ...search.out
      .filter((place) => place.mayOffer)
      .map((place) => ({ value: place.locationId, label: place.name, hint: place.reasons.join(' ') })),
    { value: nobody, label: 'No preference' },
  ];
  return (
    <Form
      label="The member’s choice"
      problem={act.error}
      onSubmit={() =>
        act.mutate(
          {
            params: { tenantId, id: caseId, lineId: search.lineId },
            body: {
              locationId: choice === nobody ? null : choice,
              chosenBy,
              ...(words === '' ? {} : { note: words }),
            },
          },
          { onSuccess: () => done('The choice is noted and goes before the order of the list.') },
        )
      }
    >
      <p>Read the list to the member and note whom they choose. The list is kept with the choice.</p>
      <ChoiceField
        name="locationId"
        label="Chosen"
        required
        value={choice}
        choices={choices}
        onChange={setChoice}
      />
      <TextField name="chosenBy" label="Who chose" required value={chosenBy} onChange={setChosenBy} />
      <LongTextField name="note" label="In their words" rows={2} value={note} onChange={setNote} />
      <FormActions>
        <Button
          look="primary"
          type={choice === null ? 'button' : 'submit'}
          aria-disabled={choice === null || undefined}
          busy={act.isPending}
        >
          Note it
        </Button>
        {choice === null ? <span className={css['quiet']}>Choose one first, or “No preference”.</span> : null}
      </FormActions>
    </Form>
  );
}

/** Asks one provider beside the order of the list. */
export function OfferByHandForm({ tenantId, caseId, search }: OfLine) {
  const [locationId, setLocationId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(offerByHandDoor);
  const done = useDone();
  const may = [...search.ranked, ...search.out.filter((place) => place.mayOffer)];
  const chosen = search.out.find((place) => place.locationId === locationId);
  return (
    <Form
      label="Offer by hand"
      problem={act.error}
      onSubmit={() =>
        act.mutate(
          {
            params: { tenantId, id: caseId, lineId: search.lineId },
            body: { locationId: locationId ?? '', reason },
          },
          { onSuccess: () => done('The offer is out.') },
        )
      }
    >
      <SelectField
        name="locationId"
        label="Provider"
        required
        value={locationId}
        choices={may.map((place) => ({ value: place.locationId, label: place.name }))}
        onChange={setLocationId}
      />
      {chosen === undefined ? null : <p className={css['warned']}>{chosen.reasons.join(' ')}</p>}
      <TextField name="reason" label="Why this one" required value={reason} onChange={setReason} />
      <FormActions>
        <Button look="primary" type="submit" busy={act.isPending}>
          Offer it
        </Button>
      </FormActions>
    </Form>
  );
}

type OfOffer = {
  readonly tenantId: number;
  readonly caseId: string;
  readonly offer: ShownSearch['offers'][number];
};

/** Withdraws an open offer with the words its provider reads. */
export function WithdrawForm({ tenantId, caseId, offer }: OfOffer) {
  const [reason, setReason] = useState('');
  const act = useAct(withdrawOfferDoor);
  const done = useDone();
  return (
    <Form
      label="Withdraw the offer"
      problem={act.error}
      onSubmit={() =>
        act.mutate(
          { params: { tenantId, id: caseId, offerId: offer.id }, body: { reason } },
          { onSuccess: () => done(`${offer.providerName} no longer has the offer.`) },
        )
      }
    >
      <p>
        {offer.providerName} reads your words. When no other offer is open the next one on the list is asked.
      </p>
      <TextField name="reason" label="Why" required value={reason} onChange={setReason} />
      <FormActions>
        <Button look="primary" type="submit" busy={act.isPending}>
          Withdraw
        </Button>
      </FormActions>
    </Form>
  );
}

/** Takes an accepted line from its provider. */
export function TakeBackForm({ tenantId, caseId, search }: OfLine) {
  const [reason, setReason] = useState('');
  const act = useAct(takeLineBackDoor);
  const done = useDone();
  return (
    <Form
      label="Take the line back"
      problem={act.error}
      onSubmit={() =>
        act.mutate(
          { params: { tenantId, id: caseId, lineId: search.lineId }, body: { reason } },
          { onSuccess: () => done('Taken back. The provider is told, and the search goes on.') },
        )
      }
    >
      <p>The provider is told by mail not to go. The search begins again without them.</p>
      <TextField name="reason" label="Why" required value={reason} onChange={setReason} />
      <FormActions>
        <Button look="harm" type="submit" busy={act.isPending}>
          Take it back
        </Button>
      </FormActions>
    </Form>
  );
}
