import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { groupedIndicators, indicators, type IndicatorKey } from '@luoshi/domain/indicator/definitions.ts';
import { dateInShanghai } from '@luoshi/domain/kernel/dates.ts';
import { Type } from 'typebox';
import { withReading } from '../../platform/db/database.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { requireActor } from '../identity/public.ts';
import { numbersFilter, refuseWrongNumbers } from './numbers-filter.ts';
import { readIndicators, type Figures, type Numbers } from './read/read-indicators.ts';

const text = Type.String();
const count = Type.Integer();
const definitionView = Type.Object({
  key: text, family: text, name: text, counts: text, numerator: text, denominator: text, missing: text, note: text, moreIsBetter: Type.Boolean(), isGrouped: Type.Boolean(),
});
const figure = Type.Object({
  numerator: count, denominator: count, rate: Type.Union([Type.Number(), Type.Null()]), isSmall: Type.Boolean(), listed: Type.Object({ numerator: count, denominator: count, missing: count }),
});
const figures = Type.Unsafe<Figures>(Type.Object(Object.fromEntries(indicators.map(({ key }) => [key, figure])) as Record<IndicatorKey, typeof figure>));
const groups = Type.Unsafe<Numbers['units']>(Type.Object({ items: Type.Array(Type.Object({ id: text, name: text, system: Type.Union([text, Type.Null()]), figures })), leftOff: count }));
const numbersView = Type.Object({
  asOf: text, paper: Type.Object({ suggestions: count, ofSuggestions: count, ratings: count, ofRatings: count, rated: count, ofRated: count }), carried: Type.Object({ suggestions: count, commitments: count }), total: figures, units: groups, townships: groups, sessions: Type.Unsafe<Numbers['sessions']>(Type.Array(Type.Object({ id: text, name: text }))),
  stages: Type.Unsafe<Numbers['stages']>(Type.Array(Type.Object({ category: Type.Union([text, Type.Null()]), raised: count, admitted: count, handedOver: count, solved: count }))),
  results: Type.Unsafe<Numbers['results']>(Type.Array(Type.Object({ resultClass: Type.Union([text, Type.Null()]), letter: text, count }))),
});

/** 统计: every rate by one set of definitions, in the reader's scope. */
export const indicatorRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  const tags = ['统计'];

  app.get('/api/v1/indicators', {
    schema: {
      tags, summary: '各项指标：合计、按承办单位、按乡镇', response: { 200: numbersView },
      querystring: Type.Object(numbersFilter),
    },
  }, async (request) => {
    const actor = requireActor(request);
    refuseWrongNumbers(actor, request.query);
    const today = dateInShanghai(deps.clock.now().toISOString());
    return withReading(deps.db, actor.congressId, (tx) => readIndicators(tx, actor, request.query, today));
  });

  app.get('/api/v1/indicators/definitions', { schema: { tags, summary: '各项指标的口径', response: { 200: Type.Object({ items: Type.Array(definitionView) }) } } }, (request) => {
    requireActor(request);
    return { items: indicators.map((each) => ({ ...each, isGrouped: groupedIndicators.includes(each.key) })) };
  });
};
