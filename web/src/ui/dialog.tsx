import { useEffect, useId, useRef, type ReactNode } from 'react';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** At the side of the page, which stays in use; else over it. */
  readonly isAside?: boolean;
  readonly isWide?: boolean;
  /** Without a way out but through what it asks. */
  readonly isBinding?: boolean;
}

/** The browser's own dialog: focus, Escape and the rest of the page are its business. */
export function Dialog({ isOpen, onClose, title, children, isAside = false, isWide = false, isBinding = false }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    if (dialog === null) return;
    if (!isOpen) dialog.close();
    else if (!dialog.open) {
      if (isAside) dialog.show(); else dialog.showModal();
      dialog.querySelector<HTMLElement>('.dialog__body :is(input:not([type=file]), select, textarea, button, a)')?.focus();
    }
  }, [isOpen, isAside]);
  return (
    <dialog
      ref={box} className={`dialog${isAside ? ' dialog--aside' : ''}${isWide ? ' dialog--wide' : ''}`} aria-labelledby={titleId}
      onCancel={(event) => { event.preventDefault(); if (!isBinding) onClose(); }}
      onKeyDown={(event) => { if (isAside && event.key === 'Escape' && !event.defaultPrevented) onClose(); }}
    >
      {isOpen ? (
        <>
          <header className="dialog__head"><h2 id={titleId}>{title}</h2>{isBinding ? null : <button type="button" className="dialog__close" aria-label="关闭" onClick={onClose}>✕</button>}</header>
          <div className="dialog__body">{children}</div>
        </>
      ) : null}
    </dialog>
  );
}
