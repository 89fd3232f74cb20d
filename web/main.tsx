import '@mantine/core/styles.layer.css';
import './ui/tokens.css';
import './ui/mantine.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { LanguageProvider } from './i18n/provider.tsx';
import { router } from './router.tsx';
import { cssVariables, theme } from './ui/theme.ts';
import { Toasts } from './ui/toast.tsx';

const queryClient = createQueryClient();
// The same key as in public/colour-scheme.js, which reads it before the first paint.
const schemeManager = localStorageColorSchemeManager({ key: 'forecourt-colour-scheme' });
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <RouterProvider router={router} />
          <Toasts />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
