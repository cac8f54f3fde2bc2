// Why: somebody on the phone reads out a case number; the find box leads to that case from any page of a plan.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { findCases } from '../../care/casefile/casefile.contract.ts';
import { callDoor } from '../kit/api.ts';
import type { FindItem } from '../kit/command-palette.tsx';

/** The hub's own search for the find box of the payer portal: cases by number or name, arrivals left out. */
export function useFindCases(): (text: string) => Promise<readonly FindItem[]> {
  const navigate = useNavigate();
  return useCallback(
    async (text) => {
      if (text.trim().length < 2) return [];
      const { items } = await callDoor(findCases, { query: { q: text.trim() } });
      return items
        .filter((one) => one.kind === 'referral')
        .map((one) => ({
          id: one.id,
          group: 'Cases',
          label: `${one.caseNumber} ${one.title}`,
          detail: one.statusLabel,
          go: () =>
            void navigate({
              to: '/payer/cases/$tenantId/$caseId',
              params: { tenantId: one.tenantId.toString(), caseId: one.id },
            }),
        }));
    },
    [navigate],
  );
}
