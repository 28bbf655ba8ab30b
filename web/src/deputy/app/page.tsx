import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { Icon } from '../kit/icon.tsx';
import { useOnline } from './use-online.ts';

interface Props {
  readonly title: string;
  /** Where the arrow leads when there is nothing to go back to. */
  readonly back?: string;
  readonly beside?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A page below the tabs: one job, an arrow back, its title. The title takes the focus when the page opens. */
export function Page({ title, back = '/', beside, isWide = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  const navigate = useNavigate();
  useEffect(() => { document.title = `${title} · 落实`; }, [title]);
  useEffect(() => { heading.current?.focus({ preventScroll: true }); }, [pathname]);
  return (
    <>
      <OfflineBar />
      <header className="bar">
        <div className={isWide ? 'bar__in page--wide' : 'bar__in'}>
          <Link className="bar__back" to={back} onClick={(event) => { if (key !== 'default') { event.preventDefault(); void navigate(-1); } }}><Icon name="back" />返回</Link>
          <h1 className="bar__title" tabIndex={-1} ref={heading}>{title}</h1>
          {beside}
        </div>
      </header>
      <main id="main" className={isWide ? 'page page--wide' : 'page'}>{children}</main>
    </>
  );
}

export function OfflineBar() {
  return useOnline() ? null : <p className="offline" role="status">现在没有网络。看到的可能不是最新情况，写的内容会先存在手机上。</p>;
}
