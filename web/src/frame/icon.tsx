import type { IconName } from './work-of-role.ts';

const paths: Readonly<Record<IconName | 'search' | 'menu' | 'close' | 'person', string>> = {
  inbox: 'M3 4h14v9l-3 4H6l-3-4V4Zm0 9h4l1 2h4l1-2h4',
  paper: 'M5 2h7l4 4v12H5V2Zm7 0v4h4M8 10h5M8 13h5',
  check: 'M3 10l4.5 4.5L17 5',
  number: 'M7 3L5.5 17M14 3l-1.500 14M3.500 7.500h13.500M3 12.500h13.500',
  send: 'M3 3l14 7-14 7 2.500-7L3 3Zm2.500 7H17',
  stamp: 'M7 8a3 3 0 1 1 6 0l-1 3h3.500v3.500h-11V11H8L7 8ZM4.500 17.500h11',
  desk: 'M2.500 7h15M4 7v10M16 7v10M10 7v5h6M6 3.500h5V7',
  scales: 'M10 3v14M6 17h8M4 5h12M4 5l-2 6h4L4 5Zm12 0l-2 6h4l-2-6Z',
  promise: 'M4 3h12v14H4V3Zm3 4l1.200 1.200L10.500 6M12 7.500h2M7 12.500l1.200 1.200 2.300-2.200M12 13h2',
  calendar: 'M3 4.500h14V17H3V4.500Zm0 4h14M7 2.500v4M13 2.500v4',
  bell: 'M10 3a5 5 0 0 1 5 5v4l1.500 2.500h-13L5 12V8a5 5 0 0 1 5-5Zm-2 14h4',
  people: 'M7.500 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 7c0-3 2-5 5-5s5 2 5 5M13 9.500a2.500 2.500 0 1 0 0-5M14.500 12c2 .500 3 2.300 3 4.500',
  shield: 'M10 2.500l6.500 2.500v5c0 4-3 6.500-6.500 7.500-3.500-1-6.500-3.500-6.500-7.500V5L10 2.500Z',
  chart: 'M3 17h14M5.500 14V9M10 14V4M14.500 14v-3',
  search: 'M8.500 14a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11Zm4-1.500L17 17',
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M4.500 4.500l11 11M15.500 4.500l-11 11',
  person: 'M10 9.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6.500 8c0-3.500 2.500-6 6.500-6s6.500 2.500 6.500 6',
};

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" strokeLinejoin="round"><path d={paths[name]} /></svg>
  );
}
