import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.ts';
import { openSite, type Site } from '../platform/site.ts';
import { createProgress } from './progress.ts';

/** The process in which `luoshi demo` makes the county: it takes memory and time, and can be stopped. */
const { values } = parseArgs({ options: { size: { type: 'string' }, exercise: { type: 'string' }, now: { type: 'string' } } });
process.once('disconnect', () => process.exit(1));

/** What server/src/demo/seed.ts exports. */
export type SeedDemo = (site: Site, options: { size: 's' | 'm'; exercise?: 'assignment-day' | undefined; now: Date; progress: (line: string) => void }) => Promise<void>;

const { seedDemo } = (await import(new URL('../demo/seed.ts', import.meta.url).href)) as { seedDemo: SeedDemo };
const config = readConfig(process.env);
const site = await openSite(config);
await seedDemo(site, { size: values.size === 'm' ? 'm' : 's', exercise: values.exercise === 'assignment-day' ? values.exercise : undefined, now: new Date(values.now ?? ''), progress: createProgress() });
await site.close();
process.exit(0);
