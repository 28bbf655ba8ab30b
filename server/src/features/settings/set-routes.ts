import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { differencesOf, keysOfSet, valueInSet } from '@luoshi/domain/setting/differences-of-set.ts';
import { storedOn } from '@luoshi/domain/setting/dated-settings.ts';
import { localSetOf, localSets, type LocalSet } from '@luoshi/domain/setting/local-sets.ts';
import type { SettingKey } from '@luoshi/domain/setting/settings.ts';
import type { StoredSettings } from '@luoshi/domain/setting/stored-settings.ts';
import { Type } from 'typebox';
import { problem } from '../../platform/http/problem.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import { requireActor } from '../identity/public.ts';
import { adoptWanted, todayOf } from './adopt-settings.ts';
import { readVersions } from './read/settings.ts';
import { inCongress, mayChangeSettings, requireAdministrator, type SettingDependencies } from './setting-access.ts';
import { anything, basis, congressQuery, inForceFrom, present, reason, settingsView } from './setting-views.ts';

const setFields = { id: Type.String(), place: Type.String(), regulation: Type.String(), year: Type.Integer(), warning: Type.Optional(Type.String()) };
const statement = Type.Object({ key: Type.String(), labelZh: Type.String(), presentText: Type.String(), presentBasisText: Type.String(), setText: Type.String(), basis, basisText: Type.String(), value: anything });
const setView = Type.Object({
  ...setFields, version: Type.Integer({ title: '比较时的设置版本' }), mayChange: Type.Boolean(),
  differences: Type.Array(statement), agreeing: Type.Array(statement),
  leftAlone: Type.Array(Type.Object({ key: Type.String(), labelZh: Type.String(), presentText: Type.String() })), notes: Type.Array(Type.String()),
});
/** The day on which it would begin: what is decided for later may be otherwise than what is in force today. */
const comparedOn = Type.Object({ ...congressQuery.properties, inForceFrom });
const whichSet = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const keys = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 60, title: '采用的设置项' });

/** What other places' regulations say: read by whoever reads the settings, adopted by whoever may change them, as any other change. */
export const settingSetRoutes: FastifyPluginAsyncTypebox<SettingDependencies> = async (app, deps) => {
  const tags = ['设置'];

  app.get('/api/v1/settings/sets', { schema: { tags, summary: '各地的规定', response: { 200: Type.Object({ items: Type.Array(Type.Object(setFields)) }) } } }, async (request) => {
    requireActor(request);
    return { items: localSets.map(fieldsOf) };
  });

  app.get('/api/v1/settings/sets/:id', { schema: { tags, summary: '一地的规定与现行设置的不同', params: whichSet, querystring: comparedOn, response: { 200: setView } } }, async (request, reply) => {
    requireActor(request);
    const set = meant(request.params.id);
    const view = await inCongress(deps, request, async (tx, actor, congressId) => {
      const versions = await readVersions(tx, congressId);
      const version = versions[0]?.version ?? 0;
      const { differences, agreeing, leftAlone, notes } = differencesOf(storedOn(versions, request.query.inForceFrom ?? todayOf(deps.clock)), set);
      return { ...fieldsOf(set), version, mayChange: mayChangeSettings(actor), differences: [...differences], agreeing: [...agreeing], leftAlone: [...leftAlone], notes: [...notes] };
    });
    return reply.header('etag', `"${view.version}"`).send(view);
  });

  app.post('/api/v1/settings/sets/:id/actions/adopt', {
    preValidation: requireAdministrator(deps),
    schema: { tags, summary: '采用一地的规定', params: whichSet, querystring: congressQuery, body: Type.Object({ keys, reason, inForceFrom }), response: { 200: settingsView } },
  }, async (request, reply) => {
    const set = meant(request.params.id);
    const expected = versionSeen(request);
    const chosen = chosenOf(set, request.body.keys);
    const view = await inCongress(deps, request, async (tx, actor, congressId) => {
      await adoptWanted(tx, deps, actor, {
        congressId, expected, from: request.body.inForceFrom, reason: `采用${set.shortName}：${request.body.reason.trim()}`, wantedOf: (onThatDay) => valuesOf(onThatDay, set, chosen),
      });
      return present(await readVersions(tx, congressId), todayOf(deps.clock), actor);
    });
    return reply.header('etag', `"${view.version}"`).send(view);
  });
};

function fieldsOf({ id, place, regulation, year, warning }: LocalSet) {
  return { id, place, regulation, year, ...(warning === undefined ? {} : { warning }) };
}

function meant(id: string): LocalSet {
  const set = localSetOf(id);
  if (set === undefined) throw problem(404, 'notFound', '没有这一地的规定');
  return set;
}

/** All the keys or none: one about which the regulation says nothing refuses the whole. */
function chosenOf(set: LocalSet, given: readonly string[]): SettingKey[] {
  const known = keysOfSet(set);
  const errors = given.flatMap((key, index) => ((known as readonly string[]).includes(key) ? [] : [{ field: `keys.${index}`, text: `${set.shortName}没有“${key}”这一项` }]));
  if (errors.length > 0) throw problem(422, 'refused', '选了这一地没有规定的设置项', { errors, refusals: errors.map(({ field, text }) => ({ code: 'notInSet', text, field: `/${field.replace('.', '/')}` })) });
  return known.filter((key) => given.includes(key));
}

const valuesOf = (inForce: StoredSettings, set: LocalSet, chosen: readonly SettingKey[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(chosen.map((key) => [key, valueInSet(inForce, set, key)]));
