import mammoth from 'mammoth';
import type { ReadLine } from './read-document.ts';

/** The text of a Word file, a paragraph a line; headings are those that its styles call so. Pictures and marks are left aside. */
export async function readDocx(bytes: Uint8Array): Promise<{ lines: ReadLine[]; pages: null }> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false });
  const lines = [...value.matchAll(/<(h[1-6]|p|li)(?:\s[^>]*)?>(.*?)<\/\1>/gsu)].flatMap(([, tag = '', inner = '']): ReadLine[] => {
    const text = plain(inner);
    return text === '' ? [] : [{ text, isHeading: tag.startsWith('h'), size: null }];
  });
  return { lines, pages: null };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const plain = (html: string): string => html.replaceAll(/<br\s*\/?>/gu, ' ').replaceAll(/<[^>]*>/gu, '')
  .replaceAll(/&(?:#(\d+)|([a-z]+));/gu, (whole, code: string | undefined, name: string | undefined) => (code === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)))).trim();
