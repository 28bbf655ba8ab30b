import { useState, type FormEvent } from 'react';

interface Props { readonly label: string; readonly placeholder: string; readonly doLabel: string; readonly value: string; readonly onFind: (text: string) => void; readonly className?: string }

/** Words to narrow a list by; they count when they are sent. Give it a key of its value, so that a cleared filter clears it too. */
export function FindBox({ label, placeholder, doLabel, value, onFind, className = '' }: Props) {
  const [typed, setTyped] = useState(value);
  const submit = (event: FormEvent) => { event.preventDefault(); onFind(typed.trim()); };
  return (
    <form role="search" aria-label={label} onSubmit={submit} className={`row filters__find ${className}`}>
      <input className="input" type="search" aria-label={label} placeholder={placeholder} maxLength={100} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <button type="submit" className="button button--small">{doLabel}<span className="visually-hidden">{placeholder}</span></button>
    </form>
  );
}
