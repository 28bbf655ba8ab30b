import { useRef } from 'react';
import { Icon } from './icon.tsx';

/** A large button over the phone's own chooser (camera, album, files). */
export function FilePicker({ label, busy, onChoose, accept }: { readonly label: string; readonly busy: string | null; readonly onChoose: (files: readonly File[]) => void; readonly accept?: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input ref={input} type="file" hidden multiple accept={accept} onChange={(event) => {
        const chosen = [...(event.target.files ?? [])];
        event.target.value = '';
        if (chosen.length > 0) onChoose(chosen);
      }} />
      <button type="button" className="button button--wide" disabled={busy !== null} onClick={() => input.current?.click()}><Icon name="plus" />{busy ?? label}</button>
      <span className="visually-hidden" role="status">{busy ?? ''}</span>
    </>
  );
}
