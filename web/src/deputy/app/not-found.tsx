import { useRouteError } from 'react-router';
import { Page } from './page.tsx';

export function NotFound() {
  return <Page title="没有这一页" back="/"><p>没有这一页。可能是链接抄写有误，或者页面已经调整。</p></Page>;
}

/** A fault of the page itself: said plainly, with the ways on. Drafts are kept on the phone and are not touched by it. */
export function PageBroke() {
  const error = useRouteError();
  return (
    <main className="gate">
      <div className="gate__in" role="alert">
        <h1>这一页出了问题</h1>
        <p>您写的草稿都还在。请重新打开；如果还是这样，请告诉代表工委工作人员。</p>
        <p className="small muted">{error instanceof Error ? error.message : ''}</p>
        <button type="button" className="button button--main" onClick={() => location.reload()}>重新打开</button>
        <a className="button" href="/m">回到首页</a>
      </div>
    </main>
  );
}
