import './app/deputy.css';
import './app/controls.css';
import './app/parts.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createDeputyQueries } from './app/create-deputy-queries.ts';
import { createDeputyRouter, loadPages } from './app/router.tsx';
import { registerWorker } from './app/register-worker.ts';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createDeputyQueries()}>
        <RouterProvider router={createDeputyRouter()} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
registerWorker();
// Glyphs for machines without a Chinese face; never before the first picture of the page.
void import('@fontsource-variable/noto-sans-sc');
// The other pages, once the first one stands; without a connection they come from what the phone has kept.
window.addEventListener('load', () => setTimeout(() => void loadPages().catch(() => undefined), 800));
