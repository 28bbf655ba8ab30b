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
  /** null where the pages are made of what has not been saved: then `load` brings them. */
  readonly src: string | null;
  readonly load?: (signal: AbortSignal) => Promise<ArrayBuffer>;
  readonly title: string;
  /** A change draws the document anew; the old pages stay until the new ones are ready. */
  readonly revision?: string | number;
  /** The same paper is there as Word, under the same address. */
  readonly hasWord?: boolean;
}

async function fetchPages(src: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(src, { credentials: 'same-origin', signal });
  if (!response.ok) throw new Error(String(response.status));
  return response.arrayBuffer();
}

/** A PDF as pages on the screen; the site's policy allows no embedded viewer. */
export function PdfFrame({ src, load, title, revision = '', hasWord = false }: Props) {
  const pages = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  useEffect(() => {
    let isCurrent = true;
    const stop = new AbortController();
    let task: PDFDocumentLoadingTask | undefined;
    const draw = async () => {
      const [reader, data] = await Promise.all([openReader(), load === undefined ? fetchPages(src ?? '', stop.signal) : load(stop.signal)]);
      task = reader.getDocument({ data, worker: reader.worker });
      const canvases = await drawPages(await task.promise, pages.current?.clientWidth ?? 600, () => isCurrent);
      if (!isCurrent) return;
      pages.current?.replaceChildren(...canvases);
      setState('ready');
    };
    draw().catch(() => { if (isCurrent) setState('failed'); });
    return () => { isCurrent = false; stop.abort(); void task?.destroy(); };
    // `load` is made anew with each drawing of the page; what it brings changes with `revision`.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [src, revision]);
  return (
    <figure className="pdf" aria-label={title}>
      <figcaption className="spread small"><span className="muted">{title}</span>{src === null ? null : <span><a href={src} target="_blank" rel="noreferrer">打开 PDF</a>{hasWord ? <> · <a href={src.replace(/\.pdf$/, '.docx')} download>下载 Word</a></> : null}</span>}</figcaption>
      {state === 'failed' ? <p className="note">这份文件现在不能显示，可以稍后再试，或者打开 PDF 查看。</p> : null}
      {state === 'loading' ? <p className="muted small" role="status">正在排版…</p> : null}
      <div className="pdf__pages" ref={pages} tabIndex={0} aria-label={`${title}，可以滚动`} role="region" />
    </figure>
  );
}
