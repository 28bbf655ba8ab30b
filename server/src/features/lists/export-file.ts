import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { Sheet } from '../../platform/sheets/sheet.ts';
import { writeCsv } from '../../platform/sheets/write-csv.ts';
import { writeXlsxAside } from '../../platform/sheets/write-xlsx-aside.ts';
import type { Sendable } from '../files/public.ts';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const mediaTypes: Readonly<Record<ExportFormat, string>> = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };

/** The sheet as a file to keep, named after the list and the day. */
export async function exportFile(sheet: Sheet, format: ExportFormat, today: IsoDate): Promise<Sendable> {
  const bytes = format === 'csv' ? writeCsv(sheet) : await writeXlsxAside(sheet);
  return {
    name: `${sheet.name}-${today}.${format}`, mediaType: mediaTypes[format], disposition: 'attachment', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'),
    open: (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
  };
}
