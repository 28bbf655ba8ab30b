import type { MediationConclusion, MediationRow } from '@luoshi/domain/case-file/rows.ts';
import { addDays } from '@luoshi/domain/kernel/dates.ts';
import type { Scene } from './scene.ts';
import type { Life, World } from './world.ts';

/** Every way out is taken in turn, so that the county shows them all; the first one also hears an expert. */
const turns: readonly MediationConclusion[] = ['rehandle', 'track', 'explain', 'report'];
const opened = new WeakMap<World, number>();

const reasons: Readonly<Record<MediationConclusion, string>> = {
  rehandle: '答复对代表最关心的一条只写了“正在研究”，没有时间和责任人。请承办单位按会商意见补充办理，再次书面答复。',
  explain: '承办单位已当面说明政策依据和现实条件，代表表示理解；今后条件具备时可以另行提出。',
  track: '双方对做什么没有分歧，分歧在时间。按商定的期限列入承诺台账，由代表工委跟踪督办。',
  report: '所提事项涉及几个部门的资金安排，承办单位一家难以解决，报主任会议研究。',
};

/** Dissatisfied a second time: both sides are brought together, now and then an expert is heard, then it is concluded with reasons. */
export function* mediating(scene: Scene, mediation: MediationRow): Life {
  const { world, prng, cast, suggestion } = scene;
  const nth = opened.get(world) ?? 0;
  opened.set(world, nth + 1);
  const by = prng.pick(cast.office('deputyAffairs'));
  const act = (action: string, body: unknown, uploads?: ReturnType<Scene['evidence']>) => { scene.act('mediation', mediation, action, by, body, uploads); };
  const conclusion = turns[nth % turns.length] ?? 'explain';
  yield scene.workDays(2, 4);
  if (conclusion === 'rehandle' && nth < turns.length) {
    act('commissionOpinion', { experts: [{ name: '何慕清', field: '市政工程' }, { name: '乔立本', field: '财政预算' }], question: '答复所称“条件不具备”是否成立，有没有分期实施的办法', dueOn: addDays(world.today, 10) });
    yield scene.workDays(3, 6);
    const scans = scene.evidence(1, by, 1);
    act('recordOpinion', { text: '条件基本具备，可以先易后难、分两期实施；第一期所需资金可在年度养护经费中安排。', files: scans.map((one) => one.fileId) }, scans);
    yield scene.workDays(1, 1);
    scene.attempt('mediation', mediation, 'answerOpinion', cast.unit(mediation.unitId).head, { text: '同意分期实施的意见，第一期经费我单位可以落实。' });
  }
  act('convene', { meetingAt: new Date(world.nowMs + 3 * 86_400_000).toISOString(), place: '县人大常委会三楼会议室' });
  yield scene.workDays(3, 5);
  const head = cast.unit(mediation.unitId).head;
  const minutes = scene.evidence(1, by, 1);
  act('recordMeeting', {
    heldOn: world.today, place: '县人大常委会三楼会议室', attendees: [{ name: head.name, position: cast.titleOf(head), rank: 'unitHead' }], deputiesPresent: [mediation.raterName ?? suggestion.leadName],
    minutes: '代表说明了仍不满意的理由：前后两次答复都没有说清什么时候做、谁来做。承办单位汇报了办理经过和困难。双方逐条交换意见。',
    ...(conclusion === 'track' ? { agreed: 'commitment', agreedText: '先行处理群众反映最集中的一处，并公示进度', ownerName: head.name, dueOn: addDays(world.today, 90) }
      : conclusion === 'rehandle' ? { agreed: 'supplementaryReply', agreedText: '写明分期实施的内容、时间和责任人，重新答复', dueOn: addDays(world.today, 28) } : { agreed: 'explanation', agreedText: '承办单位说明了政策依据和资金来源' }),
    files: minutes.map((one) => one.fileId),
  }, minutes);
  yield scene.workDays(6, 8);
  act('conclude', {
    conclusion, reasons: reasons[conclusion], ...(conclusion === 'rehandle' ? { dueOn: addDays(mediation.meetings.at(-1)?.heldOn ?? world.today, 26) } : {}),
    ...(conclusion === 'report' ? { councilOn: world.today, councilDecision: '由分管副主任牵头协调，纳入明年专题询问的内容。' } : {}),
  });
}
