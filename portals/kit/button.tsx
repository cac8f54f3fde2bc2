// Why: one button with four weights, tall enough for a thumb where people use thumbs. A button that may not act now
// stays reachable and says why (ReasonButton), because a dead grey button teaches nothing.
import { Tooltip } from '@mantine/core';
import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react';
import css from './button.module.css';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'harm';

export type ButtonProps = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'disabled' | 'className' | 'style'
> & {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal' | 'thumb';
  readonly icon?: ReactNode;
  /** The key that does the same, shown as a cap. */
  readonly keys?: string;
  readonly busy?: boolean;
  readonly wide?: boolean;
};

/** A button. While `busy` it keeps its width, tells assistive technology and ignores clicks. */
export function Button({
  look = 'plain',
  size = 'normal',
  icon,
  keys,
  busy = false,
  wide = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={css['button']}
      data-look={look}
      data-size={size}
      data-wide={wide || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <span className={css['spin']} aria-hidden="true" /> : icon}
      {children}
      {keys === undefined ? null : <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

/** What the hub said this actor may do: `true`, or the sentence why not. Absent means forbidden: nothing is drawn. */
export type Can = true | string;

/** A button driven by `can`: acts when `true`; otherwise stays focusable and tells the reason on hover and focus. */
export function ReasonButton({ can, onClick, ...rest }: ButtonProps & { readonly can: Can | undefined }) {
  const reasonId = useId();
  if (can === undefined) return null;
  if (can === true) return <Button {...rest} onClick={onClick} />;
  return (
    <>
      <Tooltip
        label={can}
        multiline
        maw={280}
        withArrow
        withinPortal={false}
        events={{ hover: true, focus: true, touch: true }}
        classNames={{ tooltip: css['tip'] ?? '' }}
      >
        <Button
          {...rest}
          type="button"
          aria-disabled="true"
          aria-describedby={reasonId}
          onClick={(event) => event.preventDefault()}
        />
      </Tooltip>
      <span id={reasonId} className="only-heard">
        {can}
      </span>
    </>
  );
}

/** A square button with only an icon; `label` is its name for everyone and its tooltip. */
export function IconButton({
  label,
  icon,
  keys,
  ...rest
}: Omit<ButtonProps, 'children'> & { readonly label: string }) {
  return (
    <Tooltip
      label={keys === undefined ? label : `${label} (${keys})`}
      openDelay={400}
      withinPortal={false}
      classNames={{ tooltip: css['tip'] ?? '' }}
    >
      <button type="button" {...strip(rest)} className={css['icon']} aria-label={label}>
        {icon}
      </button>
    </Tooltip>
  );
}

function strip({
  look: _look,
  size: _size,
  busy: _busy,
  wide: _wide,
  ...rest
}: Omit<ButtonProps, 'children' | 'icon' | 'keys'>) {
  return rest;
}
