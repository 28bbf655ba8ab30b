import './frame.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { toDoQuery } from '../api/queries.ts';
import { Icon } from './icon.tsx';
import { KeysHelp } from './keys-help.tsx';
import { LogInAgain } from './log-in-again.tsx';
import { useMe } from './me-context.tsx';
import { NotYourWork } from './not-your-work.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import { isOthersWork, workOf } from './work-of-role.ts';

/** Navigation by work on the left, search, notices and identity on top; on a phone the navigation folds. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [isNavOpen, setNavOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const items = workOf(me.identity);
  const worksOnCases = items.some((item) => item.to === '/suggestions');
  useEffect(() => { document.documentElement.dataset['desk'] = ''; }, []);
  useEffect(() => {
    if (me.largeText) document.documentElement.dataset['large'] = '';
    else delete document.documentElement.dataset['large'];
  }, [me.largeText]);
  useEffect(() => setNavOpen(false), [pathname]);
  useKeys({
    '?': () => setHelpOpen(true),
    Escape: () => setNavOpen(false),
    ...Object.fromEntries(items.flatMap((item) => (item.key === undefined ? [] : [[item.key, () => void navigate(item.to)]]))),
  });
  return (
    <div className="frame">
      <a className="skip" href="#page">跳到正文</a>
      <TopBar worksOnCases={worksOnCases} isMenuOpen={isNavOpen} onMenu={() => setNavOpen((open) => !open)} />
      <nav className="nav" id="nav" aria-label="工作" data-open={isNavOpen ? '' : undefined}>
        {items.map((item) => (
          <NavLink key={item.to} to={item.to}><Icon name={item.icon} />{item.label}{item.to === '/to-do' ? <ToDoCount /> : null}</NavLink>
        ))}
      </nav>
      <button type="button" className="nav__veil" aria-label="关闭导航" tabIndex={-1} onClick={() => setNavOpen(false)} />
      <main className="page" id="page" tabIndex={-1}>{isOthersWork(me.identity, pathname) ? <NotYourWork /> : children}</main>
      <KeysHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} items={items} />
      <LogInAgain />
    </div>
  );
}

function ToDoCount() {
  const total = useQuery(toDoQuery()).data?.total;
  return total === undefined ? null : <span className="nav__count">{total}<span className="visually-hidden">件</span></span>;
}
