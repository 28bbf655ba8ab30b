import { useQuery } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { meQuery } from './api/queries.ts';
import { Frame } from './frame/frame.tsx';
import { MeContext } from './frame/me-context.tsx';
import { deskTheme, styleNonce } from './frame/theme.ts';
import { startOfRole } from './frame/work-of-role.ts';
import { LoadFailed } from './ui/load-failed.tsx';
import { Loading } from './ui/loading.tsx';
import './pages/pages.css';

const ToDo = lazy(() => import('./pages/to-do/to-do.tsx').then((m) => ({ default: m.ToDo })));

/** The desk: everything for which somebody must be logged in. */
export function Staff() {
  const me = useQuery(meQuery);
  const { pathname, search } = useLocation();
  const isLarge = me.data?.largeText ?? false;
  const theme = useMemo(() => deskTheme(isLarge), [isLarge]);
  const isDeputy = me.data?.identity.role === 'deputy';
  useEffect(() => { if (isDeputy && !location.pathname.startsWith('/deputy')) location.replace('/deputy'); }, [isDeputy]);
  if (me.error !== null && me.data === undefined) return <main className="page"><LoadFailed error={me.error} onRetry={() => void me.refetch()} /></main>;
  if (me.data === undefined || isDeputy) return <Loading />;
  if (me.data === null) return <Navigate to={pathname === '/' ? '/login' : `/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  const nonce = styleNonce();
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} {...(nonce === undefined ? {} : { csp: { nonce } })}>
      <App component={false}>
        <MeContext value={me.data}>
          <Frame>
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route path="/" element={<Navigate to={startOfRole(me.data.identity.role)} replace />} />
                <Route path="/to-do" element={<ToDo />} />
              </Routes>
            </Suspense>
          </Frame>
        </MeContext>
      </App>
    </ConfigProvider>
  );
}
