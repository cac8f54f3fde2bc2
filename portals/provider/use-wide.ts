// Why: on a desk the pages stand beside the fields, on a phone between them; one question to the browser decides.
import { useSyncExternalStore } from 'react';

/** Whether a media query holds, live. */
export function useWide(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => matchMedia(query).matches,
    () => true,
  );
}
