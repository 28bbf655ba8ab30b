import { fileURLToPath } from 'node:url';
import { createDocumentEngine } from '../../platform/documents/engine.ts';
import type { DocumentEngine } from '../../platform/documents/engine.ts';

/** The document engine with the templates of this folder; `fontDir` holds the site's own fonts. */
export function createOfficialDocumentEngine(options: { fontDir?: string; processes?: number } = {}): DocumentEngine {
  return createDocumentEngine({ ...options, templateDir: fileURLToPath(new URL('./templates', import.meta.url)) });
}
