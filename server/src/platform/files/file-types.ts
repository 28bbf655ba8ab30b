import { basename, extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';

export interface FileType {
  readonly mediaType: string;
  readonly extension: string;
}

/** What may be handed in: pictures, PDF, office documents without macros, plain text. By content, not by name. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'text/plain': ['txt'],
};

export const allowedExtensions = Object.values(allowed).flat();

/** The type of a file from its bytes; undefined if it may not be handed in. `isText`: the whole is UTF-8 without control characters. */
export async function detectType(path: string, isText: boolean): Promise<FileType | undefined> {
  const found = await fileTypeFromFile(path);
  const mediaType = found?.mime ?? (isText ? 'text/plain' : undefined);
  const extension = mediaType === undefined ? undefined : allowed[mediaType]?.[0];
  return mediaType === undefined || extension === undefined ? undefined : { mediaType, extension };
}

/** Whether a file's name says what its content is: a page called photo.jpg would mislead whoever opens it. */
export function nameFits(name: string, type: FileType): boolean {
  return allowed[type.mediaType]?.includes(extname(name).slice(1).toLowerCase()) ?? false;
}

/** A name safe to show, to store and to offer for saving: no folders, no control or direction characters, at most 120 characters. */
export function cleanName(name: string): string {
  const base = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  const extension = extname(base);
  const stem = Array.from(base.slice(0, base.length - extension.length)).slice(0, 120 - extension.length).join('');
  return stem === '' ? `未命名${extension}` : `${stem}${extension}`;
}
