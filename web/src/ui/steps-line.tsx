/** A process as a line of steps with the current one lit. `current` past the end: all done; compact: two rows for a narrow panel. */
export function StepsLine({ steps, current, label, isCompact = false }: { readonly steps: readonly string[]; readonly current: number; readonly label: string; readonly isCompact?: boolean }) {
  return (
    <ol className={isCompact ? 'steps steps--compact' : 'steps'} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} data-done={index < current ? '' : undefined} aria-current={index === current ? 'step' : undefined}>
          <span className="steps__dot" aria-hidden="true">{index < current ? '✓' : index + 1}</span>{step}
          <span className="visually-hidden">{index < current ? '（已完成）' : index === current ? '（当前）' : '（未到）'}</span>
        </li>
      ))}
    </ol>
  );
}
