import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';

/** The reader and its worker are large: they come with the first document only, and serve all that follow. */
let opened: Promise<{ readonly getDocument: typeof import('pdfjs-dist').getDocument; readonly worker: PDFWorker }> | undefined;
function openReader() {
  opened ??= import('pdfjs-dist').then(({ getDocument, PDFWorker: Reader }) => {
    const port = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
    return { getDocument, worker: Reader.create({ port }) };
  });
  return opened;
}

async function drawPages(document: PDFDocumentProxy, width: number, isCurrent: () => boolean): Promise<HTMLCanvasElement[]> {
  const canvases: HTMLCanvasElement[] = [];
  for (let n = 1; n <= document.numPages && isCurrent(); n += 1) {
    const page = await document.getPage(n);
    const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(window.devicePixelRatio || 1, 2);
    const viewport = page.getViewport({ scale });
    const canvas = window.document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `第${n}页，共${document.numPages}页`);
    await page.render({ canvas, viewport }).promise;
    canvases.push(canvas);
  }
  return canvases;
}

interface Props {
  readonly src: string;
  readonly title: string;
  /** A change draws the document anew; the old pages stay until the new ones are ready. */
  readonly revision?: string | number;
  /** The same paper is there as Word, under the same address. */
  readonly hasWord?: boolean;
}

/** A PDF as pages on the screen; the site's policy allows no embedded viewer. */
export function PdfFrame({ src, title, revision = '', hasWord = false }: Props) {
  const pages = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  useEffect(() => {
    let isCurrent = true;
    let task: PDFDocumentLoadingTask | undefined;
    const draw = async () => {
      const [reader, response] = await Promise.all([openReader(), fetch(src, { credentials: 'same-origin' })]);
      if (!response.ok) throw new Error(String(response.status));
      task = reader.getDocument({ data: await response.arrayBuffer(), worker: reader.worker });
      const canvases = await drawPages(await task.promise, pages.current?.clientWidth ?? 600, () => isCurrent);
      if (!isCurrent) return;
      pages.current?.replaceChildren(...canvases);
      setState('ready');
    };
    draw().catch(() => { if (isCurrent) setState('failed'); });
    return () => { isCurrent = false; void task?.destroy(); };
  }, [src, revision]);
  return (
    <figure className="pdf" aria-label={title}>
      <figcaption className="spread small"><span className="muted">{title}</span><span><a href={src} target="_blank" rel="noreferrer">打开 PDF</a>{hasWord ? <> · <a href={src.replace(/\.pdf$/, '.docx')} download>下载 Word</a></> : null}</span></figcaption>
      {state === 'failed' ? <p className="note">这份文件现在不能显示，可以稍后再试，或者打开 PDF 查看。</p> : null}
      {state === 'loading' ? <p className="muted small" role="status">正在排版…</p> : null}
      <div className="pdf__pages" ref={pages} tabIndex={0} aria-label={`${title}，可以滚动`} role="region" />
    </figure>
  );
}
