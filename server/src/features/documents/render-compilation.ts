import type { DocumentEngine } from '../../platform/documents/engine.ts';
import { compilation, type CompilationData } from './templates/compilation.ts';

export function renderCompilation(engine: DocumentEngine, data: CompilationData): Promise<Uint8Array> {
  return engine.render('compilation', compilation(data));
}
