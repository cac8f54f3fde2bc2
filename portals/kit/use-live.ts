// Why: what others do appears in place. The stream is a hint and polling is the truth, so a stream that cannot be
// opened (proxy, sleep, restart) falls back to asking every fifteen seconds until it opens again.
import { useEffect, useRef, useState } from 'react';

export type LiveEvent = { readonly type: string; readonly data: unknown };
export type LiveState = 'live' | 'polling' | 'opening';

const pollMs = 15_000;
const reopenMs = 5_000;

/**
 * Listens to a server-sent event stream. Every message is given parsed to `onEvent`; while the stream is down
 * `onEvent({ type: 'poll' })` comes every 15 s, and once when it reopens, so the screen asks for what it missed.
 */
export function useLive(path: string | null, onEvent: (event: LiveEvent) => void): LiveState {
  const [state, setState] = useState<LiveState>('opening');
  const tell = useRef(onEvent);
  useEffect(() => {
    tell.current = onEvent;
  });
  useEffect(() => {
    if (path === null) return undefined;
    return listen(path, (event) => tell.current(event), setState);
  }, [path]);
  return state;
}

function listen(
  path: string,
  tell: (event: LiveEvent) => void,
  setState: (state: LiveState) => void,
): () => void {
  let source: EventSource | null = null;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let missed = false;

  function open(): void {
    source = new EventSource(path);
    source.addEventListener('open', () => {
      clearInterval(poll);
      poll = undefined;
      setState('live');
      if (missed) tell({ type: 'poll', data: null });
      missed = false;
    });
    source.addEventListener('message', (message: MessageEvent<string>) => tell(parsed(message.data)));
    source.addEventListener('error', () => {
      missed = true;
      setState('polling');
      poll ??= setInterval(() => tell({ type: 'poll', data: null }), pollMs);
      if (source?.readyState === EventSource.CLOSED) reopen = setTimeout(open, reopenMs);
    });
  }
  open();
  return () => {
    source?.close();
    clearTimeout(reopen);
    clearInterval(poll);
  };
}

function parsed(text: string): LiveEvent {
  try {
    const data: unknown = JSON.parse(text);
    const type = typeof data === 'object' && data !== null && 'type' in data ? String(data.type) : 'message';
    return { type, data };
  } catch {
    return { type: 'message', data: text };
  }
}
