// Why: everything a screen stands on, once: theme, server state, keys and toasts.
import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Problem } from './api.ts';
import { KeyPlaceProvider } from './key-place.tsx';
import { theme } from './theme.ts';
import { ToastPlace } from './toast.tsx';

function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // A door that says "signed out" makes the page ask again who is here.
      onError(trouble, asked) {
        if (trouble instanceof Problem && trouble.status === 401 && asked.queryKey[0] !== 'readMe')
          void client.invalidateQueries({ queryKey: ['readMe'] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // callDoor has been patient already; a refusal is an answer, not a failure.
        retry: (count, trouble) => !(trouble instanceof Problem) && count < 1,
      },
    },
  });
  return client;
}

/** Wraps the whole application. */
export function KitProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={client}>
        <KeyPlaceProvider>
          <ToastPlace>{children}</ToastPlace>
        </KeyPlaceProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
