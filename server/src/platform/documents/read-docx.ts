import mammoth from 'mammoth';
import type { ReadLine } from './read-document.ts';

/** The text of a Word file, a paragraph a line; headings are those that its styles call so. Pictures and marks are left aside. */
export async function readDocx(bytes: Uint8Array): Promise<{ lines: ReadLine[]; pages: null }> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false });
  const lines = [...listsApart(rowsAsLines(notesInPlace(value))).matchAll(/<(h[1-6]|p|li)(?:\s[^>]*)?>(.*?)<\/\1>/gsu)].flatMap(([, tag = '', inner = '']): ReadLine[] => {
    const text = plain(inner);
    return text === '' ? [] : [{ text, isHeading: tag.startsWith('h'), size: null }];
  });
  return { lines, pages: null };
}

/** A footnote stands in brackets where it was called, or it would be taken for the last thing that was asked. */
function notesInPlace(html: string): string {
  const notes = new Map<string, string>();
  const without = html.replaceAll(/<li id="((?:foot|end)note-\d+)">(.*?)<\/li>/gsu, (_whole, id: string, inner: string) => { notes.set(id, plain(inner.replaceAll(/<a href="#[^"]*-ref-[^"]*">.*?<\/a>/gsu, ''))); return ''; });
  return without.replaceAll(/<sup><a href="#((?:foot|end)note-\d+)"[^>]*>.*?<\/a><\/sup>/gsu, (_whole, id: string) => (notes.get(id) === undefined ? '' : `（注：${notes.get(id) ?? ''}）`));
}

const cellsOf = (row: string): string[] => [...row.matchAll(/<t[dh](?:\s[^>]*)?>(.*?)<\/t[dh]>/gsu)].map(([, inner = '']) => plain(inner.replaceAll('</p><p>', ' ')));

/** A table of figures is read row by row; a form in a table, whose cells hold whole texts, cell by cell as before. */
function rowsAsLines(html: string): string {
  return html.replaceAll(/<table(?:\s[^>]*)?>(?:(?!<table).)*?<\/table>/gsu, (table) => {
    const rows = [...table.matchAll(/<tr(?:\s[^>]*)?>(.*?)<\/tr>/gsu)].map(([, row = '']) => cellsOf(row));
    const [first, ...rest] = rows;
    const isOfFigures = first !== undefined && first.length > 1 && rest.length > 0 && rows.every((row) => row.length === first.length && row.every((cell) => cell.length <= 40)) && rest.every((row) => row.some((cell) => /^[\d.,，]+\s*[^\d\s]{0,4}$/u.test(cell)));
    return isOfFigures ? rows.map((row) => `<p>${row.map(escape).join('　')}</p>`).join('') : table;
  });
}

/** A list within a point of a list begins a new line, or both would run into one. */
const listsApart = (html: string): string => html.replaceAll(/(<li(?:\s[^>]*)?>)((?:(?!<\/?(?:li|ol|ul)\b).)*)<(?:ol|ul)(?:\s[^>]*)?>/gsu, '$1$2</li>');

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const plain = (html: string): string => html.replaceAll(/<br\s*\/?>/gu, ' ').replaceAll(/<[^>]*>/gu, '')
  .replaceAll(/&(?:#(\d+)|([a-z]+));/gu, (whole, code: string | undefined, name: string | undefined) => (code === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)))).trim();
