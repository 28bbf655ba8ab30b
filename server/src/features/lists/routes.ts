import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { dateInShanghai, type IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading, type Tx } from '../../platform/db/database.ts';
import { ledgerFilter, listCommitments, listSuggestions, searchFilter, searchSuggestions, suggestionFilter, suggestionSort, wordsSearched, type CaseDependencies, type LedgerQuery } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { listPublications, publicationFilter } from '../publications/public.ts';
import { commitmentColumns, publicationColumns, searchColumns, suggestionColumnsOf } from './columns.ts';
import type { ExportFormat } from './export-file.ts';
import { chooseColumns, toSheet, type Item, type ListColumn } from './list-column.ts';
import { exportFormat, exportOptions, sendSheet } from './offer-export.ts';
import { wholeList } from './whole-list.ts';

const asked = { ...exportFormat, columns: Type.Optional(Type.String({ title: '列', maxLength: 500 })) };

/** Lists as files: what the page shows, with the same filters, order, columns and the reader's scope. */
export const listRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const options = <Query>(summary: string, querystring: Query) => exportOptions('列表', summary, querystring);

  interface Export { readonly name: string; readonly format: ExportFormat; readonly columns: readonly ListColumn[]; readonly read: (tx: Tx, today: IsoDate) => Promise<readonly Item[]> }
  const send = async (request: FastifyRequest, reply: FastifyReply, actor: Actor, { name, format, columns, read }: Export): Promise<FastifyReply> => {
    const today = dateInShanghai(deps.clock.now().toISOString());
    const items = await withReading(deps.db, actor.congressId, (tx) => read(tx, today));
    return sendSheet(request, reply, toSheet(name, columns, items, today), format, deps.clock);
  };

  app.get('/api/v1/suggestions/export', options('导出建议列表', Type.Object({ ...suggestionFilter, sort: suggestionSort, ...asked })), async (request, reply) => {
    const actor = requireActor(request);
    const { format, columns, ...filter } = request.query;
    return send(request, reply, actor, {
      name: '建议列表', format, columns: chooseColumns(suggestionColumnsOf(actor), columns),
      read: (tx, today) => wholeList((limit) => listSuggestions(tx, actor, { ...filter, limit }, today)),
    });
  });

  app.get('/api/v1/commitments/export', options('导出承诺台账', Type.Object({ ...ledgerFilter, ...asked })), async (request, reply) => {
    const actor = requireActor(request);
    const { format, columns, ...filter } = request.query;
    return send(request, reply, actor, {
      name: '承诺台账', format, columns: chooseColumns(commitmentColumns, columns),
      read: (tx, today) => wholeList((limit) => listCommitments(tx, actor, { ...(filter as LedgerQuery), limit }, today)),
    });
  });

  app.get('/api/v1/publications/export', options('导出公开目录', Type.Object({ ...publicationFilter, ...asked })), async (request, reply) => {
    const actor = requireActor(request);
    const { format, columns, ...filter } = request.query;
    return send(request, reply, actor, {
      name: '公开目录', format, columns: chooseColumns(publicationColumns, columns),
      read: async (tx, today) => (await wholeList((limit) => listPublications(tx, actor, { ...filter, limit }, today))).map((item) => ({ ...item })),
    });
  });

  // The page shows the first of what was found, the file all of it, in the same order.
  app.get('/api/v1/search/export', options('导出搜索结果', Type.Object({ ...searchFilter, ...exportFormat })), async (request, reply) => {
    const actor = requireActor(request);
    const { format, q } = request.query;
    const words = wordsSearched(deps.cutWords, q);
    return send(request, reply, actor, {
      name: '搜索结果', format, columns: searchColumns,
      read: (tx, today) => wholeList(async (limit) => {
        const found = await searchSuggestions(tx, actor, q, words, limit, today);
        return { ...found, nextCursor: found.items.length < found.total ? String(limit) : null };
      }),
    });
  });
};
