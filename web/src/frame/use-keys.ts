import { useEffect, useRef } from 'react';

export type KeyBindings = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]),textarea,select,[role=combobox]'));

/** Keys of a page, as `/`, `?`, `j` or a sequence `g t`. They rest while somebody types, and while a dialog is open. */
export function useKeys(bindings: KeyBindings): void {
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => {
    let before = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog:modal') !== null) return;
      // Enter on a link or button is a press of that control.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('a,button,summary')) return;
      const binding = current.current[`${before} ${event.key}`.trim()] ?? current.current[event.key];
      clearTimeout(timer);
      before = binding === undefined && event.key.length === 1 ? event.key : '';
      timer = setTimeout(() => { before = ''; }, 1200);
      if (binding === undefined) return;
      event.preventDefault();
      binding(event);
    };
    document.addEventListener('keydown', listen);
    return () => { clearTimeout(timer); document.removeEventListener('keydown', listen); };
  }, []);
}
