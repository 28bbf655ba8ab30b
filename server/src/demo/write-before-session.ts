import type { Actor } from '@luoshi/domain/identity/actor.ts';
import { announceIntention, beginGuide, openTalk, performMatter, proposeTopic, type MatterResult } from '../features/before-session/public.ts';
import type { CountyRows } from '../features/administration/public.ts';
import { createPlaces, createSuggestion, type CaseDependencies } from '../features/cases/public.ts';
import { createFixedClock } from '../platform/clock/clock.ts';
import { withTransaction } from '../platform/db/database.ts';
import { cutWords } from '../platform/words/cut-words.ts';
import { demoLogIns } from './content/demo-log-ins.ts';
import { demoTopics, guidePreface, guideSections } from './content/guide-topics.ts';
import { castCounty } from './county-cast.ts';
import { COUNTY } from './make-county.ts';
import type { DemoSite } from './write-histories.ts';

/** The coming session's preparation, done on the demo's day by the same acts as on a real site. */
export async function writeBeforeSession(site: DemoSite, rows: CountyRows, now: Date): Promise<void> {
  const clock = createFixedClock(now);
  const deps: CaseDependencies = {
    db: site.db, clock, files: site.files, places: createPlaces(site.db, clock), auditMacKey: site.secrets.auditMacKey, sealer: site.secrets.sealer, cutWords,
    documents: () => { throw new Error('no document is made while the demo is written'); },
  };
  const people = peopleOf(rows);
  const affairs = people('fangzhihong');
  const year = now.getFullYear() + 1;
  const act = async (actor: Actor, kind: 'topicGuide' | 'guideTopic' | 'draftTalk' | 'draftIntention', before: { readonly id: string; readonly version: number }, action: string, body: unknown = {}) =>
    done(await performMatter(deps, { actor, kind, id: before.id, action, body, expectedVersion: before.version }), `${kind}.${action}`);

  const ended = done(await beginGuide(deps, affairs, { year: year - 1, title: `${year - 1}年代表建议选题参考`, preface: guidePreface, sections: ['民生实事'] }), 'guide');
  const old = done(await proposeTopic(deps, affairs, { year: year - 1, title: '背街小巷路灯', text: '上年度征集的选题。' }), 'topic');
  const edited = await act(affairs, 'guideTopic', old, 'edit', { title: '背街小巷路灯', background: '部分背街小巷路灯昏暗、间距过大。', unitIds: ['unit-construction'] });
  await act(affairs, 'guideTopic', edited, 'adopt', { section: '民生实事' });
  await act(affairs, 'topicGuide', await act(affairs, 'topicGuide', ended, 'publish'), 'end', { reason: '会议已经结束，另编新一年的参考' });

  const guide = done(await beginGuide(deps, affairs, { year, title: `${year}年代表建议选题参考`, preface: guidePreface, sections: [...guideSections] }), 'guide');
  const topics: string[] = [];
  for (const { by, topic, adopted, setAside, isWithdrawn } of demoTopics) {
    const record = done(await proposeTopic(deps, people(by), { year, ...topic }), topic.title);
    if (adopted !== undefined) {
      const { section, ...words } = adopted;
      topics.push((await act(affairs, 'guideTopic', await act(affairs, 'guideTopic', record, 'edit', { title: topic.title, ...words }), 'adopt', { section })).id);
    }
    if (setAside !== undefined) await act(affairs, 'guideTopic', record, 'setAside', { reason: setAside });
    if (isWithdrawn === true) await act(people(by), 'guideTopic', record, 'withdraw');
  }
  await act(affairs, 'topicGuide', guide, 'publish');

  const lin = people('linyongfa');
  const topicId = topics[0];
  const draft = await withTransaction(site.db, COUNTY, (tx) => createSuggestion(tx, deps, lin, {
    title: '关于在里汀至云筠村道增设错车台的建议', situation: '里汀至云筠村道长六公里，路面宽三米五，每天四趟班车，会车要倒车，去年发生刮擦11起。',
    analysis: '村道建成早，通班车时没有同步加宽，弯道处也没有错车台。', asks: ['在三处弯道增设错车台', '明年雨季前完工'], source: 'visit', ...(topicId === undefined ? {} : { topicId }),
  }));
  const suggestionId = draft.file.suggestion.id;
  const talk = async (unitId: string, question: string) => done(await openTalk(deps, lin, { suggestionId, unitId, question }), question);
  const roads = await talk('unit-transport', '里汀至云筠有没有列入错车台第二批');
  const answered = await act(people('wangmengyao', 'unit-transport'), 'draftTalk', roads, 'answer', { answer: 'planned', facts: '第二批计划14处，里汀至云筠列入2处，明年四月开工；第三处弯道涉及边坡，请代表在建议中写明位置，以便一并勘察。' });
  await act(lin, 'draftTalk', answered, 'conclude', { result: 'changed', note: '改为请求把第三处一并列入' });
  await act(lin, 'draftTalk', await talk('unit-construction', '村道旁的挡墙归谁管'), 'takeBack');
  const water = await talk('unit-water', '弯道外侧排水沟能不能一并改');
  await act(people('yuxinyi', 'unit-water'), 'draftTalk', water, 'answer', { answer: 'supplement', facts: '需要知道排水沟的起止位置，请代表补充；属于公路附属设施的由交通部门一并实施。' });
  await talk('unit-court', '历年刮擦纠纷有多少件');

  const announce = async (username: string, title: string, gist: string) => {
    const actor = people(username);
    const { file } = await withTransaction(site.db, COUNTY, (tx) => createSuggestion(tx, deps, actor, { title, situation: gist, asks: [gist] }));
    return done(await announceIntention(deps, actor, { year, suggestionId: file.suggestion.id, title, gist }), title);
  };
  const first = await announce('chenyulan', '关于里汀至云筠村道增设错车台的建议', '在弯道处增设错车台，方便班车会车');
  const own = done(await announceIntention(deps, lin, { year, suggestionId, title: '关于在里汀至云筠村道增设错车台的建议', gist: '三处弯道增设错车台' }), 'announce');
  await act(lin, 'draftIntention', own, 'showText');
  await act(people('chenyulan'), 'draftIntention', await act(affairs, 'draftIntention', first, 'suggestTogether', { withId: own.id, way: 'sign', note: '说的是同一条路' }), 'joinOther');
  const shade = await announce('wuxiuzhen', '关于公交站点加装遮雨棚的建议', '城乡公交站点加装遮雨棚和座椅');
  await act(affairs, 'draftIntention', await announce('zhouminjie', '关于城乡公交站点加装遮雨棚的建议', '给老人候车的站点加遮雨棚'), 'suggestTogether', { withId: shade.id, way: 'merge' });
  await act(people('zhengkai'), 'draftIntention', await announce('zhengkai', '关于工业园区道路照明的建议', '园区支路补装路灯'), 'withdraw');

  function peopleOf(county: CountyRows) {
    const cast = castCounty(county, COUNTY);
    const everybody = [...cast.deputies, ...(['deputyAffairs', 'townshipPresidium', 'unitLiaison'] as const).flatMap((role) => cast.office(role))];
    return (username: string, unitId?: string): Actor => {
      const personId = demoLogIns.find((one) => one.username === username)?.personId;
      const found = everybody.find((one) => one.personId === personId && (unitId === undefined || one.organisationId === unitId)) ?? (unitId === undefined ? undefined : cast.unit(unitId).liaison);
      if (found === undefined) throw new Error(`nobody called ${username} in the demo's cast`);
      return found;
    };
  }
}

function done(result: MatterResult, what: string) {
  if (!result.ok) throw new Error(`${what}: ${result.refusals.map((one) => one.text).join('；')} ${result.code}`);
  return result.record;
}
