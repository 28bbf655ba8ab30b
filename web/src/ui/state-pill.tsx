export type Tone = 'done' | 'plan' | 'late' | 'idle' | 'stopped';

const shapes: Readonly<Record<Tone, string>> = {
  done: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0Zm-1 8.7 4.3-4.3-1-1L5 6.7 3.7 5.4l-1 1L5 8.7Z',
  plan: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0Zm0 2v8a4 4 0 0 0 0-8Z',
  late: 'M6 0l6 11.5H0L6 0Zm-.8 4v3.8h1.6V4H5.2Zm0 4.7v1.5h1.6V8.7H5.2Z',
  idle: 'M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0Zm0 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
  stopped: 'M1 1h10v10H1V1Zm2 4v2h6V5H3Z',
};

/** A state as shape, word and colour: green done, yellow on plan, red late; idle and stopped are grey. */
export function StatePill({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={`pill pill--${tone}`}>
      <svg className="pill__shape" viewBox="0 0 12 12" aria-hidden="true"><path fillRule="evenodd" d={shapes[tone]} /></svg>
      {children}
    </span>
  );
}
