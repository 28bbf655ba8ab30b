import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useNoticeStream } from '../api/notice-stream.ts';
import { clockQuery, noticesQuery } from '../api/queries.ts';
import type { Notice } from '../api/types.ts';
import { formatDate, timeOf } from '../text/format-date.ts';
import { Icon } from './icon.tsx';
import { IdentityMenu } from './identity-menu.tsx';
import { useMe } from './me-context.tsx';
import { useKeys } from './use-keys.ts';

export function TopBar({ onMenu, isMenuOpen, worksOnCases }: { readonly onMenu: () => void; readonly isMenuOpen: boolean; readonly worksOnCases: boolean }) {
  const me = useMe();
  return (
    <header className="top">
      <button type="button" className="top__button top__menu" aria-expanded={isMenuOpen} aria-controls="nav" onClick={onMenu}><Icon name="menu" /><span className="visually-hidden">导航</span></button>
      <Link to="/" className="top__brand">落实<small>{me.identity.congress.shortName}</small></Link>
      {worksOnCases ? <Search /> : null}
      <span className="top__space" />
      <TopClock />
      {worksOnCases ? <Bell /> : null}
      <IdentityMenu />
    </header>
  );
}

function Search() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(params.get('q') ?? '');
  useKeys({ '/': () => box.current?.select() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (q.trim() !== '') void navigate(`/search?q=${encodeURIComponent(q.trim())}`);
  };
  return (
    <form className="top__search" role="search" aria-label="全部建议" onSubmit={submit}>
      <Icon name="search" />
      <input ref={box} className="input" type="search" aria-label="搜索建议、答复和承诺" placeholder="标题、内容、代表、编号" value={q} onChange={(event) => setQ(event.target.value)} />
      <kbd className="key" aria-hidden="true">/</kbd>
    </form>
  );
}

/** The product's clock, ticking on from what the server last said. */
function TopClock() {
  const { data, dataUpdatedAt } = useQuery(clockQuery);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (data === undefined) return null;
  const now = new Date(new Date(data.now).getTime() + Math.max(0, Date.now() - dataUpdatedAt)).toISOString();
  return (
    <span className="top__clock">
      <time dateTime={now}>{formatDate(data.today)} {timeOf(now)}</time>
      {data.demo ? <span className="top__demo" title="演示环境：人物和内容均为虚构，时间可以调快">演示</span> : null}
    </span>
  );
}

function Bell() {
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const show = useCallback((notice: Notice) => {
    notification.info({
      key: notice.id, title: '新通知', description: notice.text, placement: 'bottomRight', duration: 8, role: 'status',
      ...(notice.suggestionId === null ? {} : { onClick: () => { notification.destroy(notice.id); void navigate(`/suggestions/${notice.suggestionId}`); } }),
    });
  }, [notification, navigate]);
  useNoticeStream(true, show);
  const unread = useQuery(noticesQuery(true)).data?.unread ?? 0;
  return (
    <Link to="/notices" className="top__button">
      <Icon name="bell" /><span className="visually-hidden">通知，{unread === 0 ? '没有未读' : ''}</span>
      {unread === 0 ? null : <><span className="top__count">{unread > 99 ? '99+' : unread}</span><span className="visually-hidden">条未读</span></>}
    </Link>
  );
}
