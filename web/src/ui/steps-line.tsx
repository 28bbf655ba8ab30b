/** A process as a line of steps with the current one lit. `current` past the end: all done. */
export function StepsLine({ steps, current, label, isColumn = false }: { readonly steps: readonly string[]; readonly current: number; readonly label: string; readonly isColumn?: boolean }) {
  return (
    <ol className={isColumn ? 'steps steps--column' : 'steps'} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} data-done={index < current ? '' : undefined} aria-current={index === current ? 'step' : undefined}>
          <span className="steps__dot" aria-hidden="true">{index < current ? '✓' : index + 1}</span>{step}
          <span className="visually-hidden">{index < current ? '（已完成）' : index === current ? '（当前）' : '（未到）'}</span>
        </li>
      ))}
    </ol>
  );
}
