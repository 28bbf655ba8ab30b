import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import type { Member } from './archive.ts';

export interface ArchiveWriter {
  /** Members so far, in their order. */
  readonly members: readonly Member[];
  addBuffer(name: string, content: Buffer): Promise<Member>;
  /** `size` must be exact; the content passes through and is hashed on the way. */
  addStream(name: string, size: number, content: AsyncIterable<Buffer>): Promise<Member>;
  /** Ends the archive; it is on the disk when this resolves. */
  finish(): Promise<void>;
  abandon(): void;
}

/** Writes a tar file as a stream: at no time more than a member's chunk is in memory. */
export function writeArchive(path: string): ArchiveWriter {
  const tar = pack();
  const members: Member[] = [];
  const written = pipeline(tar, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  // A full disk shows in whatever is awaited next.
  const failed = written.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});

  async function addStream(name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Member> {
    const hash = createHash('sha256');
    const ended = Promise.withResolvers<null>();
    const entry = tar.entry({ name, size, mode: 0o600, mtime: new Date(0) }, (error) => (error == null ? ended.resolve(null) : ended.reject(error)));
    ended.promise.catch(() => {});
    for await (const chunk of content) {
      hash.update(chunk);
      if (!entry.write(chunk)) await Promise.race([once(entry, 'drain'), failed, ended.promise]);
    }
    entry.end(null);
    await Promise.race([ended.promise, failed]);
    const member = { name, size, sha256: hash.digest('hex') };
    members.push(member);
    return member;
  }

  return {
    members,
    addStream,
    addBuffer: (name, content) => addStream(name, content.length, [content]),
    finish: async () => {
      tar.finalize();
      await written;
      const file = await open(path, 'r+');
      await file.sync().finally(() => file.close());
    },
    abandon: () => {
      written.catch(() => {});
      tar.destroy();
    },
  };
}
