import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { toDoQuery } from '../../api/queries.ts';
import { Icon, Mark, type IconName } from '../kit/icon.tsx';
import { OfflineBar } from './page.tsx';

const tabs: readonly { readonly to: string; readonly label: string; readonly icon: IconName }[] = [
  { to: '/', label: '首页', icon: 'home' }, { to: '/suggestions', label: '建议', icon: 'paper' }, { to: '/duty', label: '履职', icon: 'duty' }, { to: '/me', label: '我的', icon: 'person' },
];

/** One of the four main pages. */
export function TabPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const waiting = useQuery(toDoQuery()).data?.total ?? 0;
  useEffect(() => { document.title = `${title} · 落实`; }, [title]);
  return (
    <div className="has-tabs">
      <OfflineBar />
      <header className="bar"><div className="bar__in"><p className="brand"><Mark />落实 · 代表</p></div></header>
      <main id="main" className="page"><h1 className="visually-hidden">{title}</h1>{children}</main>
      <nav className="tabs" aria-label="主要页面">
        <ul>
          {tabs.map(({ to, label, icon }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/'}>
                <Icon name={icon} />{label}
                {to === '/' && waiting > 0 ? <span className="tabs__count"><span aria-hidden="true">{waiting}</span><span className="visually-hidden">，有{waiting}件事等您办</span></span> : null}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
