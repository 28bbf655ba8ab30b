import { newKey, performAction } from '../../api/perform-action.ts';
import { get, request } from '../../api/client.ts';
import { recordPath } from '../../api/paths.ts';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import type { AnyRecord, Suggestion } from '../../api/types.ts';
import { bearsMark } from '../../api/writing-coach.ts';
import { dropDraft, isLocalId, keepDraft, readDraft, type KeptDraft } from './draft-store.ts';
import { bodyOf, changedFields, emptyText, isBlankText, mergeTexts, shown, textOfRecord, fieldNames, type DraftField, type DraftText } from './draft-text.ts';

export type SaveState =
  | { readonly kind: 'loading' } | { readonly kind: 'untouched' } | { readonly kind: 'saved'; /** By the server's clock. */ readonly at: string } | { readonly kind: 'writing' } | { readonly kind: 'sending' }
  | { readonly kind: 'onPhone'; /** Why the server does not have it yet. */ readonly why: 'offline' | 'loggedOut' | 'busy' } | { readonly kind: 'onPageOnly' } | { readonly kind: 'conflict'; readonly theirs: DraftText; readonly fields: readonly DraftField[]; readonly version: number }
  | { readonly kind: 'failed'; readonly text: string; /** What was typed is kept nowhere. */ readonly isDropped?: true } | { readonly kind: 'gone'; readonly text: string };

export interface Followers {
  /** The server's id, once it has one: the address follows. */
  readonly onCreated?: (id: string) => void;
  /** The record that an act or a save answered with, for whoever else shows it. */
  readonly onRecord?: (record: Suggestion) => void;
}

export interface DraftView { readonly text: DraftText; readonly record: Suggestion | null; readonly save: SaveState; readonly setAside: KeptDraft['setAside'] }

const SEND_AFTER_MS = 2500;
const RETRY_AFTER_MS = 10_000;

/**
 * Keeps one draft while it is written: every change goes into the phone's own store at once and to the server a moment later.
 * One save is under way at a time; what is typed meanwhile goes with the next. Framework-free, so that it can be tested alone.
 */
export class DraftKeeper {
  private kept: KeptDraft;
  private record: Suggestion | null = null;
  private save: SaveState = { kind: 'loading' };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private view: DraftView;
  private readonly listeners = new Set<() => void>();
  private followers: Followers = {};

  constructor(draftId: string, personId: string) {
    this.kept = { draftId, personId, text: emptyText, base: null, version: null, creationKey: newKey(), changedAt: new Date().toISOString(), isSent: true, setAside: [] };
    this.view = this.makeView();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  follow(followers: Followers): void { this.followers = followers; }
  snapshot = (): DraftView => this.view;
  get id(): string { return this.kept.draftId; }

  private makeView(): DraftView { return { text: this.kept.text, record: this.record, save: this.save, setAside: this.kept.setAside }; }
  private tell(save: SaveState = this.save): void {
    this.save = save;
    this.view = this.makeView();
    for (const listener of this.listeners) listener();
  }

  /** The phone's own text first, then the server's; where both changed meanwhile, the writer decides. */
  async open(): Promise<void> {
    const kept = await readDraft(this.kept.draftId);
    if (kept !== undefined && kept.personId === this.kept.personId) this.kept = kept;
    if (isLocalId(this.kept.draftId)) {
      this.tell(kept === undefined ? { kind: 'untouched' } : { kind: 'onPhone', why: 'offline' });
      if (!this.kept.isSent) this.schedule(0);
      return;
    }
    try {
      const record = await get<Suggestion>(recordPath('suggestion', this.kept.draftId));
      this.takeRecord(record);
      if (this.kept.isSent || this.kept.base === null) this.takeText(textOfRecord(record), record.version);
      else this.meet(textOfRecord(record), record.version);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.isOffline && kept !== undefined) { this.tell({ kind: 'onPhone', why: 'offline' }); this.schedule(RETRY_AFTER_MS); return; }
      this.tell({ kind: 'gone', text: error.isOffline ? '没有网络，这份草稿也没有存在这台手机上。连上网络后再打开。' : error.message });
    }
  }

  /** A text with a mark of classification is kept nowhere, on this phone neither. */
  private keep(): Promise<boolean> { return isMarked(this.kept.text) ? dropDraft(this.kept.draftId).then(() => false) : keepDraft(this.kept); }

  change(part: Partial<DraftText>): void {
    this.kept = { ...this.kept, text: { ...this.kept.text, ...part }, changedAt: new Date().toISOString(), isSent: false };
    this.tell(this.save.kind === 'conflict' ? this.save : { kind: 'writing' });
    void this.keep();
    if (this.save.kind !== 'conflict') this.schedule(SEND_AFTER_MS);
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  /** Sends what is not yet sent; resolves when the server has it or it is known why not. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running !== null) { await this.running; if (!this.kept.isSent && this.save.kind === 'writing') await this.flush(); return; }
    if (isMarked(this.kept.text)) { this.tell({ kind: 'failed', text: markedText, isDropped: true }); void this.keep(); return; }
    if (this.kept.isSent || this.save.kind === 'conflict' || this.save.kind === 'gone') return;
    this.running = this.send().finally(() => { this.running = null; });
    await this.running;
    if (!this.kept.isSent && this.save.kind === 'writing') this.schedule(SEND_AFTER_MS);
  }

  private async send(): Promise<void> {
    const { text, base, version } = this.kept;
    if (version === null && isBlankText(text)) { this.tell({ kind: 'untouched' }); return; }
    const fields = base === null ? (Object.keys(text) as DraftField[]) : changedFields(base, text);
    if (fields.length === 0) { await this.settle(text, version); return; }
    this.tell({ kind: 'sending' });
    try {
      const record = version === null
        ? await request<Suggestion>('/api/v1/suggestions', { method: 'POST', body: bodyOf(text, fields), idempotencyKey: this.kept.creationKey })
        : await performAction<Suggestion>({ version }, { href: `${recordPath('suggestion', this.kept.draftId)}/actions/save` }, bodyOf(text, fields));
      const wasLocal = isLocalId(this.kept.draftId);
      if (wasLocal) { await dropDraft(this.kept.draftId); this.kept = { ...this.kept, draftId: record.id }; }
      this.takeRecord(record);
      await this.settle(text, record.version);
      if (wasLocal) this.followers.onCreated?.(record.id);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      await this.explain(error);
    }
  }

  /** The server has `sent`; what was typed since is still to go. */
  private async settle(sent: DraftText, version: number | null): Promise<void> {
    const isSent = changedFields(sent, this.kept.text).length === 0;
    this.kept = { ...this.kept, base: sent, version, isSent };
    await this.keep();
    this.tell(isSent ? { kind: 'saved', at: this.record?.updatedAt ?? new Date().toISOString() } : { kind: 'writing' });
  }

  private async explain(error: ApiProblem): Promise<void> {
    if (error.isStale) { await this.refetch(); return; }
    const isKept = await this.keep();
    if (error.isOffline || error.status >= 500 || error.isLoggedOut || error.status === 429) { this.tell(isKept ? { kind: 'onPhone', why: error.isOffline ? 'offline' : error.isLoggedOut ? 'loggedOut' : 'busy' } : { kind: 'onPageOnly' }); this.schedule(RETRY_AFTER_MS); return; }
    if (error.status === 409 || error.status === 404 || error.status === 403) { this.tell({ kind: 'gone', text: `${error.message}，现在不能再改。您写的内容还在这台手机上。` }); return; }
    this.tell({ kind: 'failed', text: findingsOf(error).map((one) => one.text).join('；') });
  }

  private async refetch(): Promise<void> {
    try {
      const record = await get<Suggestion>(recordPath('suggestion', this.kept.draftId));
      this.takeRecord(record);
      this.meet(textOfRecord(record), record.version);
    } catch {
      this.tell({ kind: 'onPhone', why: 'offline' });
      this.schedule(RETRY_AFTER_MS);
    }
  }

  /** The server's text is another than the one this phone started from. */
  private meet(theirs: DraftText, version: number): void {
    const { text, conflicts } = mergeTexts(this.kept.base ?? theirs, this.kept.text, theirs);
    if (conflicts.length > 0) { this.kept = { ...this.kept, text }; void this.keep(); this.tell({ kind: 'conflict', theirs, fields: conflicts, version }); return; }
    this.kept = { ...this.kept, text, base: theirs, version, isSent: false };
    this.tell({ kind: 'writing' });
    this.schedule(0);
  }

  /** The writer decided, field by field; the words that were not taken stay on the phone. */
  resolve(taken: Readonly<Partial<Record<DraftField, 'mine' | 'theirs'>>>, nameOfUnit: (id: string) => string): void {
    if (this.save.kind !== 'conflict') return;
    const { theirs, fields, version } = this.save;
    const at = new Date().toISOString();
    const text = { ...this.kept.text } as Record<string, unknown>;
    const aside = fields.map((field) => ({ at, field: fieldNames[field], text: shown(taken[field] === 'theirs' ? this.kept.text : theirs, field, nameOfUnit) }));
    for (const field of fields) if (taken[field] === 'theirs') text[field] = theirs[field];
    this.kept = { ...this.kept, text: text as unknown as DraftText, base: theirs, version, isSent: false, setAside: [...aside, ...this.kept.setAside].slice(0, 12) };
    this.tell({ kind: 'writing' });
    void this.keep();
    this.schedule(0);
  }

  /** Another act on the same draft (files, co-signers, submitting), after everything typed is saved. */
  async act(action: string, body: unknown = {}): Promise<Suggestion> {
    await this.flush();
    if (!this.kept.isSent && !isBlankText(this.kept.text)) throw new ApiProblem(0, { code: 'offline', title: '文字还没有保存到系统里，请连上网络、保存以后再办' });
    if (this.kept.version === null) throw new ApiProblem(0, { code: 'notCreated', title: '请先写几个字，保存以后再办' });
    const record = await performAction<Suggestion>({ version: this.kept.version }, { href: `${recordPath('suggestion', this.kept.draftId)}/actions/${action}` }, body);
    this.kept = { ...this.kept, version: record.version };
    await this.keep();
    this.takeRecord(record);
    this.tell();
    return record;
  }

  private takeRecord(record: Suggestion): void { this.record = record; this.followers.onRecord?.(record); }
  private takeText(text: DraftText, version: number): void {
    const shownText = text.asks.length === 0 ? { ...text, asks: [''] } : text;
    this.kept = { ...this.kept, text: shownText, base: text, version, isSent: true };
    this.tell({ kind: 'saved', at: this.record?.updatedAt ?? new Date().toISOString() });
  }
  /** Nothing of it is needed on the phone any more. */
  async forget(): Promise<void> { clearTimeout(this.timer); await dropDraft(this.kept.draftId); }
  stop(): void { clearTimeout(this.timer); void this.flush(); }
}

const isMarked = ({ title, situation, analysis, asks }: DraftText): boolean => [title, situation, analysis, ...asks].some(bearsMark);
const markedText = '文字中有国家秘密标志（绝密★、机密★、秘密★）。本系统不得存储国家秘密，请立即删去，把纸质件当面交代表工委（乡镇人大代表：主席团）';

/** Whether the record still lets one write. */
export const mayWrite = (record: Pick<AnyRecord, 'actions'> | null): boolean => record === null || record.actions.some((one) => one.action === 'save');
