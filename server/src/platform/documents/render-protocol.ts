/** What the engine and the processes that render say to each other. */
export type RenderJob = {
  id: number;
  template: string;
  /** JSON text: Typst reads it as data through `sys.inputs`, so nothing in it is ever markup. */
  data: string;
  /** Seconds since 1970, written into the PDF instead of the time of rendering: equal data give equal bytes. */
  createdAt: number;
  images: Record<string, Uint8Array>;
};

export type RenderAnswer =
  | { id: number; pdf: Uint8Array }
  | { id: number; error: string };

export type RenderSettings = { templateDir: string; fontDirs: string[]; siteFonts: boolean };
