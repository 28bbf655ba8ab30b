import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { versionSeen } from '../../platform/http/version-seen.ts';
import { adoptWanted, previewSettings, todayOf, type SettingsPreview } from './adopt-settings.ts';
import { readVersions } from './read/settings.ts';
import { inCongress, requireAdministrator, type SettingDependencies } from './setting-access.ts';
import { congressQuery, inForceFrom, present, presentVersions, reason, settingsView, versionView } from './setting-views.ts';

const finding = Type.Object({ code: Type.String(), text: Type.String(), localText: Type.Optional(Type.String()), nationalText: Type.Optional(Type.String()) });
const previewView = Type.Object({
  inForceFrom: Type.String(),
  changes: Type.Array(Type.Object({ key: Type.String(), labelZh: Type.String(), before: Type.String(), basisBefore: Type.String(), after: Type.String(), basisAfter: Type.String() })),
  errors: Type.Array(Type.Object({ field: Type.String(), text: Type.String() })), notices: Type.Array(finding),
});
// Each value is checked by the law's own rules, which say more than a schema could.
const values = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, minProperties: 1, maxProperties: 60, title: '设置' });

/** The numbers and choices of the place: read by everybody, changed as whole versions by the system administrator, with a reason. */
export const settingRoutes: FastifyPluginAsyncTypebox<SettingDependencies> = async (app, deps) => {
  const tags = ['设置'];
  const preValidation = requireAdministrator(deps);

  app.get('/api/v1/settings', { schema: { tags, summary: '本地设置及其依据', querystring: congressQuery, response: { 200: settingsView } } }, async (request, reply) => {
    const view = await inCongress(deps, request, async (tx, actor, congressId) => present(await readVersions(tx, congressId), todayOf(deps.clock), actor));
    return reply.header('etag', `"${view.version}"`).send(view);
  });

  app.get('/api/v1/settings/versions', { schema: { tags, summary: '历次设置', querystring: congressQuery, response: { 200: Type.Object({ items: Type.Array(versionView) }) } } }, (request) =>
    inCongress(deps, request, async (tx, _actor, congressId) => ({ items: presentVersions(await readVersions(tx, congressId), todayOf(deps.clock)) })));

  app.post('/api/v1/settings/preview', { preValidation, schema: { tags, summary: '预览设置的修改', querystring: congressQuery, body: Type.Object({ settings: values, inForceFrom }), response: { 200: previewView } } }, (request) =>
    inCongress(deps, request, async (tx, _actor, congressId) => toPreview(previewSettings(await readVersions(tx, congressId), request.body.settings, request.body.inForceFrom ?? todayOf(deps.clock), todayOf(deps.clock)))));

  app.post('/api/v1/settings', {
    preValidation,
    schema: { tags, summary: '启用一版新设置', querystring: congressQuery, body: Type.Object({ settings: values, reason, inForceFrom }), response: { 200: settingsView } },
  }, async (request, reply) => {
    const expected = versionSeen(request);
    const view = await inCongress(deps, request, async (tx, actor, congressId) => {
      await adoptWanted(tx, deps, actor, { congressId, expected, from: request.body.inForceFrom, wantedOf: () => request.body.settings, reason: request.body.reason.trim() });
      return present(await readVersions(tx, congressId), todayOf(deps.clock), actor);
    });
    return reply.header('etag', `"${view.version}"`).send(view);
  });
};

const toPreview = ({ inForceFrom: from, changes, errors, notices }: SettingsPreview) => ({ inForceFrom: from, changes: [...changes], errors: [...errors], notices: [...notices] });
