import { Link } from 'react-router';
import type { OfferedAction } from '../api/types.ts';
import { isMainAction } from './guidance.ts';

interface Props {
  readonly actions: readonly OfferedAction[];
  /** Where the form of an action stands. */
  readonly addressOf: (action: OfferedAction) => string;
  /** Reasons under disabled buttons; a narrow bar tells them in a title instead. */
  readonly isNarrow?: boolean;
}

/** The buttons that the server offers: what cannot be done yet is shown with its reasons under it. */
export function ActionButtons({ actions, addressOf, isNarrow = false }: Props) {
  const ordered = actions.toSorted((a, b) => Number(isMainAction(b.action)) - Number(isMainAction(a.action)));
  return (
    <ul className={isNarrow ? 'actions actions--bar' : 'actions'}>
      {ordered.map((offered) => (
        <li key={offered.href}>
          {offered.refusals.length === 0
            ? <Link className={isMainAction(offered.action) ? 'button button--main' : 'button'} to={addressOf(offered)}>{offered.label}</Link>
            : (
              <>
                <button type="button" className="button" aria-disabled="true" aria-describedby={`${offered.href}-why`}>{offered.label}</button>
                <ul className="actions__why small" id={`${offered.href}-why`}>{offered.refusals.map((refusal) => <li key={refusal.code + refusal.text}>{refusal.text}</li>)}</ul>
              </>
            )}
        </li>
      ))}
    </ul>
  );
}
