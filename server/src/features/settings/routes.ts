import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { describeSetting } from '@luoshi/domain/setting/describe-setting.ts';
import { settingKeys } from '@luoshi/domain/setting/settings.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withTransaction, type Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { createRefusalRecorder } from '../audit/public.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { adoptSettings, previewSettings, type SettingsPreview } from './adopt-settings.ts';
import { congressMeant, listVersions, readSettings, type SettingsInForce } from './read/settings.ts';
import { settingText } from '@luoshi/domain/setting/setting-text.ts';

export type SettingDependencies = Pick<CaseDependencies, 'db' | 'clock' | 'auditMacKey'>;

const anything = Type.Unsafe<unknown>({});
const orNull = Type.Union([Type.String(), Type.Null()]);
const versionFields = { version: Type.Integer(), reason: orNull, adoptedBy: orNull, adoptedAt: orNull };
const item = Type.Object({
  key: Type.String(), labelZh: Type.String(), form: Type.String(), value: anything, valueText: Type.String(), isDefault: Type.Boolean(), defaultText: Type.String(), defaultValue: anything, basisText: Type.String(),
  basis: Type.Object({ law: Type.String(), article: Type.String(), text: Type.String() }), options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), labelZh: Type.String() }))),
  startEvents: Type.Optional(Type.Array(Type.String())), nationalLimitText: Type.Optional(Type.String()), practice: Type.Optional(Type.String()),
});
const settingsView = Type.Object({ ...versionFields, mayChange: Type.Boolean(), items: Type.Array(item) });
const finding = Type.Object({ code: Type.String(), text: Type.String(), localText: Type.Optional(Type.String()), nationalText: Type.Optional(Type.String()) });
const previewView = Type.Object({
  changes: Type.Array(Type.Object({ key: Type.String(), labelZh: Type.String(), before: Type.String(), after: Type.String() })),
  errors: Type.Array(Type.Object({ field: Type.String(), text: Type.String() })), notices: Type.Array(finding),
});
const congressQuery = Type.Object({ congressId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) });
// Each value is checked by the law's own rules, which say more than a schema could.
const values = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, minProperties: 1, maxProperties: 60, title: '设置' });

/** The numbers and choices of the place: read by everybody, changed as whole versions by the system administrator, with a reason. */
export const settingRoutes: FastifyPluginAsyncTypebox<SettingDependencies> = async (app, deps) => {
  const tags = ['设置'];
  const inCongress = async <Result>(request: FastifyRequest, work: (tx: Tx, actor: Actor, congressId: string) => Promise<Result>): Promise<Result> => {
    const actor = requireActor(request);
    const { congressId: wanted } = request.query as { congressId?: string };
    const congressId = await withTransaction(deps.db, actor.congressId, (tx) => congressMeant(tx, actor, wanted));
    if (congressId === null) throw problem(404, 'notFound', '没有这个人大，或者您无权查看');
    return withTransaction(deps.db, congressId, (tx) => work(tx, actor, congressId));
  };
  /** Asked before the body is looked at, and noted when refused. */
  const requireAdministrator = async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request);
    if (actor.role === 'systemAdministrator') return;
    const refusals = [{ code: 'forbidden', text: '设置由系统管理员按人大常委会的决定修改' }];
    await createRefusalRecorder(deps.clock)(deps.db, { congressId: actor.congressId, actor, kind: 'settings', id: actor.congressId, action: 'adopt', refusals });
    throw problem(403, 'forbidden', '您没有权限进行此操作', { refusals });
  };

  app.get('/api/v1/settings', { schema: { tags, summary: '本地设置及其依据', querystring: congressQuery, response: { 200: settingsView } } }, async (request, reply) => {
    const view = await inCongress(request, async (tx, actor, congressId) => present(await readSettings(tx, congressId), actor));
    return reply.header('etag', `"${view.version}"`).send(view);
  });

  app.get('/api/v1/settings/versions', { schema: { tags, summary: '历次设置', querystring: congressQuery, response: { 200: Type.Object({ items: Type.Array(Type.Object(versionFields)) }) } } }, (request) =>
    inCongress(request, async (tx, _actor, congressId) => ({ items: await listVersions(tx, congressId) })));

  app.post('/api/v1/settings/preview', { preValidation: requireAdministrator, schema: { tags, summary: '预览设置的修改', querystring: congressQuery, body: Type.Object({ settings: values }), response: { 200: previewView } } }, (request) =>
    inCongress(request, async (tx, _actor, congressId) => toPreview(previewSettings((await readSettings(tx, congressId)).settings, request.body.settings))));

  app.post('/api/v1/settings', {
    preValidation: requireAdministrator,
    schema: { tags, summary: '启用一版新设置', querystring: congressQuery, body: Type.Object({ settings: values, reason: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S', title: '依据和理由' }) }), response: { 200: settingsView } },
  }, async (request, reply) => {
    const expected = readVersion(request);
    const view = await inCongress(request, async (tx, actor, congressId) => {
      const before = await readSettings(tx, congressId);
      const preview = previewSettings(before.settings, request.body.settings);
      if (before.version !== expected) throw stale();
      if (preview.errors.length > 0) {
        const errors = preview.errors.map(({ field, text }) => ({ field: `settings.${field}`, text }));
        throw problem(422, 'refused', '这样设置不合规定', { detail: preview.errors.map((error) => error.text).join('；'), errors, refusals: preview.errors.map(({ field, text }) => ({ code: 'badSetting', text, field: `/settings/${field}` })) });
      }
      if (preview.changes.length === 0) throw problem(422, 'unchanged', '没有任何改动', { refusals: [{ code: 'unchanged', text: '与现行设置完全相同，无需启用新版' }] });
      if (!(await adoptSettings(tx, deps, actor, { congressId, before, preview, reason: request.body.reason.trim() }))) throw stale();
      return present(await readSettings(tx, congressId), actor);
    });
    return reply.header('etag', `"${view.version}"`).send(view);
  });
};

const stale = () => problem(412, 'stale', '设置刚刚被别人改动过，请看过最新内容后再操作');
const toPreview = ({ changes, errors, notices }: SettingsPreview) => ({ changes: [...changes], errors: [...errors], notices: [...notices] });

function present({ settings, version, reason, adoptedBy, adoptedAt }: SettingsInForce, actor: Actor) {
  return {
    version, reason, adoptedBy, adoptedAt, mayChange: actor.role === 'systemAdministrator',
    items: settingKeys.map((key) => {
      const { options, startEvents, ...described } = describeSetting(key);
      const valueText = settingText(key, settings);
      return {
        ...described, value: settings[key], valueText, isDefault: JSON.stringify(settings[key]) === JSON.stringify(described.defaultValue),
        ...(options === undefined ? {} : { options: [...options] }), ...(startEvents === undefined ? {} : { startEvents: [...startEvents] }),
      };
    }),
  };
}

function readVersion(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw problem(428, 'versionRequired', '请求缺少 If-Match，请先读取最新内容再操作');
  const match = /^"?(\d{1,9})"?$/.exec(header);
  if (match === null) throw problem(400, 'badVersion', 'If-Match 不对', { errors: [{ field: 'If-Match', text: '请填写读取时得到的版本号，例如 "3"' }] });
  return Number(match[1]);
}
