import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { RenderAnswer, RenderJob, RenderSettings } from './render-protocol.ts';

// Typst memoises whatever it lays out; without eviction its memory grows with every new letter.
const evictEvery = 4;
const evictOlderThan = 1;

const settings = JSON.parse(process.argv[2] ?? '') as RenderSettings;
const compiler = NodeCompiler.create({ workspace: settings.templateDir, fontArgs: [{ fontPaths: settings.fontDirs }] });
let rendered = 0;

function typeset(job: RenderJob): Uint8Array {
  const result = compiler.compile({
    mainFilePath: join(settings.templateDir, `${job.template}.typ`),
    inputs: { data: job.data, 'site-fonts': settings.siteFonts ? 'yes' : 'no' },
  });
  if (result.result === null) {
    const failure = result.takeDiagnostics();
    throw new Error(failure === null ? 'Typst gave no document' : JSON.stringify(compiler.fetchDiagnostics(failure)));
  }
  return compiler.pdf(result.result, { pdfStandard: 'a-2b', creationTimestamp: job.createdAt });
}

/** PDF/A refuses a character that no font has (an emoji typed on a phone): it is set as 〓, the printers' mark for a missing type. */
function renderWithGeta(job: RenderJob, tries: number): Uint8Array {
  try {
    return typeset(job);
  } catch (error) {
    const missing = missingText(String(error));
    if (missing.size === 0 || tries === 0) throw error;
    const data = [...job.data].map((character) => (missing.has(character) ? '〓' : character)).join('');
    return renderWithGeta({ ...job, data }, tries - 1);
  }
}

function missingText(message: string): Set<string> {
  const found = new Set<string>();
  for (const [, text = ''] of message.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/gu)) {
    const plain = text.replace(/\\+u\{([0-9a-f]+)\}/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
    for (const character of plain) if ((character.codePointAt(0) ?? 0) > 0x7e) found.add(character);
  }
  return found;
}

function render(job: RenderJob): Uint8Array {
  const paths = Object.entries(job.images).map(([name, bytes]) => {
    const path = join(settings.templateDir, 'images', name);
    compiler.mapShadow(path, Buffer.from(bytes));
    return path;
  });
  try {
    return renderWithGeta(job, 3);
  } finally {
    for (const path of paths) compiler.unmapShadow(path);
    rendered += 1;
    if (rendered % evictEvery === 0) compiler.evictCache(evictOlderThan);
  }
}

process.on('message', (job: RenderJob) => {
  let answer: RenderAnswer;
  try {
    answer = { id: job.id, pdf: new Uint8Array(render(job)) };
  } catch (error) {
    answer = { id: job.id, error: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(answer);
});
// Nobody is left to render for.
process.once('disconnect', () => process.exit(0));
