import { useEffect, type ReactNode } from 'react';

/** The plain page around logging in and activating. */
export function Gate({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => { document.title = `${title} · 落实`; }, [title]);
  return (
    <div className="gate">
      <main className="gate__main">
        <div className="gate__mark">
          <svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="6" fill="currentColor" /><path d="M8 17.5l5.2 5.2L24.5 10.5" fill="none" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" strokeLinejoin="round" /></svg>
          <strong>落实<span>人大代表建议办理</span></strong>
        </div>
        {children}
      </main>
      <footer className="gate__foot">本系统不处理国家秘密。涉密建议请按保密规定办理，不要在此录入。</footer>
    </div>
  );
}
