// Why: an order must get in from a phone's camera as easily as from a desk; each file says how far it is, and a wrong
// one says what to send instead. What already arrived is never thrown away by an error beside it.
import { IconPaperclip, IconRefresh, IconX } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import css from './file-drop.module.css';
import { StatusShape } from './status-mark.tsx';

export type DroppedFile = {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** 0–1 while sending; 1 when the hub has it. */
  readonly share: number;
  readonly state: 'sending' | 'kept' | 'refused';
  /** Why it was refused, a finished sentence. */
  readonly say?: string;
};

export type FileDropProps = {
  readonly label: string;
  readonly hint: string;
  /** For the file picker: `.pdf,.tif,.jpg`. */
  readonly accept: string;
  readonly files: readonly DroppedFile[];
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: (id: string) => void;
  readonly onRetry?: (id: string) => void;
  readonly error?: string | null;
};

/** `2.4 MB`, `310 KB`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes.toString()} bytes`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000).toString()} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A place to drop or choose files, and the files with their progress. */
export function FileDrop({
  label,
  hint,
  accept,
  files,
  onAdd,
  onRemove,
  onRetry,
  error = null,
}: FileDropProps) {
  const hintId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <fieldset className={css['whole']} aria-describedby={hintId}>
      <legend className={css['label']}>{label}</legend>
      <div
        className={css['drop']}
        data-over={over || undefined}
        data-error={error !== null || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onAdd([...event.dataTransfer.files]);
        }}
      >
        <Button icon={<IconPaperclip aria-hidden="true" />} onClick={() => input.current?.click()}>
          Choose files
        </Button>
        <span className={css['or']}>or drop them here</span>
        <p id={hintId} className={css['hint']}>
          {hint}
        </p>
        <input
          ref={input}
          type="file"
          className="only-heard"
          tabIndex={-1}
          aria-label={label}
          accept={accept}
          multiple
          onChange={(event) => {
            onAdd([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {error === null ? null : (
        <p className={css['error']} role="alert">
          {error}
        </p>
      )}
      <ul className={css['files']}>
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            onRemove={() => onRemove(file.id)}
            {...(onRetry === undefined ? {} : { onRetry: () => onRetry(file.id) })}
          />
        ))}
      </ul>
    </fieldset>
  );
}

function FileRow({
  file,
  onRemove,
  onRetry,
}: {
  readonly file: DroppedFile;
  readonly onRemove: () => void;
  readonly onRetry?: () => void;
}) {
  const percent = Math.round(file.share * 100);
  return (
    <li className={css['file']}>
      <StatusShape
        tone={file.state === 'kept' ? 'proved' : file.state === 'refused' ? 'breach' : 'waiting'}
      />
      <div className={css['what']}>
        <span className={css['name']} title={file.name}>
          {file.name}
        </span>
        <span className={css['state']} data-refused={file.state === 'refused' || undefined}>
          {file.state === 'refused'
            ? file.say
            : file.state === 'kept'
              ? `Kept · ${sayBytes(file.bytes)}`
              : `Sending ${percent.toString()} % of ${sayBytes(file.bytes)}`}
        </span>
        {file.state === 'sending' ? (
          <progress max={1} value={file.share} aria-label={`Sending ${file.name}`} />
        ) : null}
      </div>
      {file.state === 'refused' && onRetry !== undefined ? (
        <IconButton label={`Try ${file.name} again`} icon={<IconRefresh />} onClick={onRetry} />
      ) : null}
      <IconButton label={`Remove ${file.name}`} icon={<IconX />} onClick={onRemove} />
    </li>
  );
}
