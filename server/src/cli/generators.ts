import { generateProcessDocs } from '@luoshi/domain/process-docs/generate-process-docs.ts';

/** One generated, committed file. `make` gives its whole text; `--check` compares. */
export interface Generator {
  /** From the checkout's top. */
  readonly path: string;
  readonly make: () => Promise<string>;
}

/** Files that are made, never written: a line here, a function elsewhere. Loaded lazily, for some need a database. */
export const generators: readonly Generator[] = [
  { path: 'server/schema.sql', make: async () => (await import('./generate-schema.ts')).generateSchema() },
  { path: 'server/openapi.json', make: async () => (await import('./generate-openapi.ts')).generateOpenapi() },
  ...generateProcessDocs().map(({ path, text }): Generator => ({ path, make: () => Promise.resolve(text) })),
];
