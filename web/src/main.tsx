import './ui/base.css';
import './pages/log-in/log-in.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueries } from './api/create-queries.ts';
import { Activation } from './pages/log-in/activation.tsx';
import { LogIn } from './pages/log-in/log-in.tsx';
import { CodePage } from './pages/verify/code-page.tsx';
import { PageFailed } from './pages/page-failed.tsx';

/** Logging in needs no desk library: a deputy's phone comes through here as well. */
const routes: RouteObject[] = [
  { path: '/login', element: <LogIn /> },
  { path: '/activate', element: <Activation /> },
  { path: '/v', element: <CodePage /> },
  { path: '/v/:code', element: <CodePage /> },
  {
    path: '*', errorElement: <PageFailed />,
    lazy: async () => ({ Component: (await import('./staff.tsx')).Staff }),
    hydrateFallbackElement: <p className="visually-hidden" role="status">正在打开</p>,
  },
];

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueries()}>
        <RouterProvider router={createBrowserRouter(routes)} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
