// Why: nobody hangs up without a case number (requirement M13): it is shown in groups, heard sign by sign, and
// copied with one press.
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import css from './case-number.module.css';
import { speakCaseNumber, spellCaseNumber } from './speak-case-number.ts';

export type CaseNumberProps = {
  readonly value: string;
  /** `row` in tables, `head` at the top of a case, `said` big with its phone spelling below. */
  readonly size?: 'row' | 'head' | 'said';
  readonly copy?: boolean;
};

/** A case number people can read aloud. */
export function CaseNumber({ value, size = 'row', copy = size !== 'row' }: CaseNumberProps) {
  return (
    <span className={css['whole']} data-size={size}>
      <span className={css['line']}>
        <span className={css['number']}>
          <span className="only-heard">Case number {speakCaseNumber(value)}</span>
          <span aria-hidden="true">
            {value.split('-').map((group, i) => (
              <span key={`${group}-${i.toString()}`}>
                {i > 0 ? <span className={css['dash']}>-</span> : null}
                {group}
              </span>
            ))}
          </span>
        </span>
        {copy ? <CopyButton value={value} /> : null}
      </span>
      {size === 'said' ? (
        <span className={css['spelled']} aria-hidden="true">
          {spellCaseNumber(value)}
        </span>
      ) : null}
    </span>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function CopyButton({ value }: { readonly value: string }) {
  const [copied, setCopied] = useState(false);
  async function copyIt(): Promise<void> {
    setCopied(await copyText(value));
    setTimeout(() => setCopied(false), 1600);
  }
  return (
    <button
      type="button"
      className={css['copy']}
      onClick={() => void copyIt()}
      aria-label={copied ? 'Copied' : `Copy case number ${speakCaseNumber(value)}`}
    >
      {copied ? <IconCheck aria-hidden="true" /> : <IconCopy aria-hidden="true" />}
      <output className="only-heard">{copied ? 'Copied' : ''}</output>
    </button>
  );
}
