// Why: everything a screen stands on, once: theme, server state, keys and toasts.
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Problem } from './api.ts';
import { KeyPlaceProvider } from './key-place.tsx';
import { theme } from './theme.ts';
import { ToastPlace } from './toast.tsx';

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // callDoor has been patient already; a refusal is an answer, not a failure.
        retry: (count, trouble) => !(trouble instanceof Problem) && count < 1,
      },
    },
  });
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
