const paths = {
  home: 'M3 11.5 12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6',
  paper: 'M6 3h8l4 4v14H6V3Zm8 0v4h4M9 12h6M9 16h6',
  duty: 'M5 5h14v16H5V5Zm4-2h6v4H9V3Zm-1 10 3 3 5-6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5',
  back: 'M15 4 7 12l8 8',
  next: 'm9 4 8 8-8 8',
  pen: 'm4 20 1-4L16 5l3 3L8 19l-4 1ZM13.5 7.5l3 3',
  up: 'm5 15 7-7 7 7', down: 'm5 9 7 7 7-7',
  plus: 'M12 5v14M5 12h14', close: 'M6 6l12 12M18 6 6 18',
  bell: 'M6 17V11a6 6 0 1 1 12 0v6l1.5 2h-15L6 17Zm4 4h4',
  check: 'm5 12.5 4.5 4.5L19 7', search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21',
} as const;
export type IconName = keyof typeof paths;

/** Always beside its word, never instead of it. */
export function Icon({ name }: { readonly name: IconName }) {
  return <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={paths[name]} /></svg>;
}

export function Mark() {
  return <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="6" fill="currentColor" /><path d="M8 17.5l5.2 5.2L24.5 10.5" fill="none" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" strokeLinejoin="round" /></svg>;
}
