/** Random bodies of every action: valid ones that fit the case as it stands, and well-formed ones that break a rule. */
import type { Answer, AttendeeRank, CaseFile, CaseKind, CommitmentRow, ConsultationRow, EvaluationRow, HandlingTaskRow, MediationRow, RecordBase, ReplyRow, SatisfactionLevel } from '../case-file/rows.ts';
import { confirmedWaiver, validConsultation } from '../consultation/valid-consultation.ts';
import { addDays, startOfDayInstant } from '../kernel/dates.ts';
import { isLiveTask } from '../handling-task/live-task.ts';
import { spareRefusal } from '../handling-task/spare-unit.ts';
import { promisesLater } from '../reply/guards.ts';
import { resultClasses } from '../setting/result-class.ts';
import { isInGroup, isMember, standingLinks } from '../suggestion-link/group.ts';
import { declineCodes } from '../suggestion/decline-reasons.ts';
import { handOverBodies } from './hand-over-bodies.ts';
import { publicationDecision, publicity, wish } from './publication-bodies.ts';
import { actorOf, deputies, sections, session, units } from './people.ts';
import type { World } from './world.ts';

export interface Draw { readonly world: World; readonly file: CaseFile; readonly record: RecordBase; readonly valid: boolean }
type Maker = (draw: Draw) => unknown;

const note: Maker = ({ world }) => (world.random.chance(0.5) ? { note: '已阅' } : {});
const nothing: Maker = () => ({});
const reason: Maker = () => ({ reason: '情况有变化' });
const ended: Maker = ({ world }) => ({ reason: '辞职', endedOn: world.today() });
const filesOf = ({ world }: Draw) => world.random.some(['file-photo', 'file-minutes', 'file-acceptance'], 2);

function text({ world }: Draw): unknown {
  const { random } = world;
  const words = () => random.pick(['道路破损', '公交班次少', '校门口拥堵', '窨井盖缺失', '停车难']);
  const full = { title: `关于解决${words()}的建议`, situation: `${words()}，群众反映多`, analysis: '管理责任不清', asks: [`尽快解决${words()}`, ...random.some(['建立长效机制', '安排资金'], 2)] };
  // Autosave sends parts, and often the same text again.
  return random.pick([full, full, full, { title: full.title }, { asks: full.asks }, { source: 'research', disclosureWish: 'titleOnly' }, { asks: [''] }, {}]);
}

export const attendee = (rank: AttendeeRank) => ({ name: '赵局', position: '局长', rank });

function consultationRecord({ world, valid, file }: Draw): unknown {
  const { random } = world;
  return {
    heldOn: valid ? world.today() : addDays(world.today(), 3), place: '镇代表联络站', mode: random.pick(['meeting', 'visit', 'onSite', 'telephone']), phase: 'during',
    deputiesPresent: [file.suggestion.leadName], attendees: valid ? [attendee(random.pick(['unitHead', 'unitHead', 'countyLeader', 'deputyHead', 'staff']))] : random.some([attendee('staff')], 1),
    deputyOpinion: '希望今年完工', unitOpinion: '同意', files: filesOf({ world, file, valid, record: file.suggestion }),
  };
}

/** Another class than the answer has, with a promise where the class is one of things to come. */
function otherClass({ world, file, record, valid }: Draw): unknown {
  const { taskId, answers: all } = record as ReplyRow;
  const answers = all.filter(({ askNo }) => !file.commitment.some((one) => one.taskId === taskId && one.askNo === askNo && one.state === 'verified'));
  const answer = answers.length === 0 ? undefined : world.random.pick(answers);
  const resultClass = world.random.pick((['solved', 'planned', 'reference'] as const).filter((one) => one !== answer?.resultClass));
  const promise = resultClass === 'planned' ? { content: '改建路口', ownerName: '周志远', dueOn: addDays(world.today(), 30) } : {};
  return { askNo: answer?.askNo ?? 1, resultClass: valid ? resultClass : answer?.resultClass ?? 'solved', reason: '类别选错', ...promise };
}

/** What the form says after all: never what was entered. */
function rereading({ world, file, record, valid }: Draw): unknown {
  const { attitude, result } = record as EvaluationRow;
  const mayTurn = ['replied', 'evaluated', 'rehandling'].includes(file.suggestion.state);
  const turned = result === 'dissatisfied' ? 'satisfied' : world.random.pick([...(mayTurn ? ['dissatisfied' as const] : []), 'basicallySatisfied', 'satisfied']);
  return { attitude: attitude === 'satisfied' ? 'basicallySatisfied' : 'satisfied', result: turned, reason: '照原件', why: '看错一行', files: valid ? ['file-minutes'] : [] };
}

function correctedTalk({ world, record, valid }: Draw): unknown {
  const talk = record as ConsultationRow;
  const same = { mode: talk.mode ?? 'meeting', heldOn: talk.heldOn ?? world.today(), deputiesPresent: talk.deputiesPresent.length === 0 ? ['陈初'] : talk.deputiesPresent, attendees: talk.attendees.length === 0 ? [attendee('unitHead')] : talk.attendees, reason: '登记有误' };
  return { ...same, place: valid ? `乡镇会议室${world.random.below(1_000_000)}` : talk.place ?? '会议室', ...(valid ? {} : { heldOn: addDays(world.today(), 2) }) };
}

export function answersFor(world: World, file: CaseFile, complete: boolean): Answer[] {
  const { random } = world;
  return (complete ? file.suggestion.asks : random.some(file.suggestion.asks, 2)).map((ask): Answer => {
    const resultClass = random.pick(resultClasses);
    const promise = promisesLater(resultClass) || random.chance(0.2) ? { content: `完成第${ask.no}项`, ownerName: '钱科长', dueOn: addDays(world.today(), 5 + random.below(60)) } : null;
    return { askNo: ask.no, resultClass, text: `第${ask.no}条：已研究办理`, promise };
  });
}

function replyText(draw: Draw): unknown {
  const { world, file, valid } = draw;
  if (!valid) return { answers: [{ askNo: 99, resultClass: 'solved', text: '无此条', promise: null }, { askNo: 1, resultClass: 'planned', text: '计划', promise: { content: '修路', ownerName: '钱', dueOn: world.random.pick(['2011-01-01', 'soon']) } }] };
  const complete = world.random.chance(0.8);
  return { opening: '您提出的建议收悉', answers: answersFor(world, file, complete), closing: '感谢您的关心', ...(complete ? { contactName: '钱科长', contactPhone: '0577-1234567' } : {}) };
}

function signOff({ world, file, record, valid }: Draw): unknown {
  const reply = record as ReplyRow;
  const task = { id: reply.taskId, cycle: reply.cycle };
  const own: Record<string, unknown> = world.random.chance(0.2) ? { letterNumber: `自编〔2026〕${world.random.below(1000)}号` } : {};
  if (!valid) return world.random.pick([{}, { withoutConsultation: 'deputyDeclined' }, { withoutConsultation: 'other', withoutConsultationText: ' ' }]);
  if (reply.type === 'second' || validConsultation(file, task, world.settings) !== undefined) return own;
  if (file.suggestion.contactPersonId === null) return { ...own, withoutConsultation: 'noDeputyLeft' };
  if (confirmedWaiver(file, task) !== undefined) return { ...own, withoutConsultation: 'deputyDeclined' };
  return { ...own, withoutConsultation: world.random.pick(['deputyUnreachable', 'rankNotAvailable', 'other']), withoutConsultationText: '多次联系未果' };
}

const levels: readonly SatisfactionLevel[] = ['satisfied', 'basicallySatisfied', 'dissatisfied'];
function rating({ world, valid, record }: Draw): unknown {
  const { random } = world;
  if (!valid) return { attitude: 'satisfied', result: 'dissatisfied' };
  // Who is dissatisfied twice is rare in life; here it must come up.
  const result = (record as EvaluationRow).sequence === 2 && random.chance(0.7) ? 'dissatisfied' : random.pick(levels);
  const form = random.chance(0.5) ? {} : { talk: random.pick(['met', 'declined', 'none']), pertinence: random.pick(['full', 'none']), again: result === 'dissatisfied' ? 'wanted' : 'notWanted' };
  return { attitude: random.pick(levels), result, reason: '只答复未落实', ...form };
}

function unitChoice({ world, valid }: Draw): unknown {
  const [lead, ...others] = world.random.shuffle(units);
  const direct = units.filter((u) => u.channel === 'direct');
  if (!valid) return world.random.pick([{ leadUnitId: 'nowhere', assistingUnitIds: [] }, { leadUnitId: 'court', assistingUnitIds: ['court'] }, { leadUnitId: 'court', assistingUnitIds: [], separately: true }]);
  if (world.random.chance(0.2)) return { leadUnitId: lead?.id, assistingUnitIds: others.slice(0, 1).map((u) => u.id), separately: true };
  if (world.random.chance(0.4)) return { leadUnitId: direct[0]?.id, assistingUnitIds: world.random.some(direct.slice(1), 1).map((u) => u.id) };
  return { leadUnitId: lead?.id, assistingUnitIds: others.slice(0, world.random.below(3)).map((u) => u.id), note: '按职责' };
}

/** Another unit for a task; a lead's may be one that assists already. The government office names only its own. */
const otherUnit: Maker = ({ world, file, record, valid }) => {
  const task = record as HandlingTaskRow;
  if (!valid) return world.random.pick([{ unitId: 'nowhere', reason: '职责' }, { unitId: task.unitId, reason: '职责' }]);
  // Those that are handled with it change their unit with it.
  const together = [file, ...standingLinks(file, 'member').map((link) => world.directory.otherCase(link.otherId)).filter((other) => other !== undefined)];
  const taken = together.flatMap((each) => each.handlingTask).filter((each) => isLiveTask(each) && (task.role !== 'lead' || each.role === 'lead')).map((each) => each.unitId);
  const free = units.filter((unit) => unit.channel === 'government' && unit.id !== task.unitId && !taken.includes(unit.id));
  // One of several that handle separately is let go where another goes on; where several numbers are handled together the others are asked too.
  const isSpare = task.role === 'separate' && together.length === 1 && spareRefusal(file, task, '') === null;
  return free.length === 0 || ((task.role === 'assisting' || isSpare) && world.random.chance(0.3)) ? { reason: '无须会办' } : { unitId: world.random.pick(free).id, reason: '职责调整' };
};

/** A successor; half the time one that has a task in the case already. */
const succession: Maker = ({ world, file, record, valid }) => {
  const others = units.filter((unit) => unit.id !== (record as HandlingTaskRow).unitId);
  const there = others.filter((unit) => file.handlingTask.some((each) => isLiveTask(each) && each.unitId === unit.id));
  const next = world.random.pick(there.length > 0 && world.random.chance(0.5) ? there : others);
  const unitId = valid ? next.id : world.random.pick(['nowhere', 'reformed', (record as HandlingTaskRow).unitId]);
  return { unitId, fromName: '原单位', toName: next.name, succeededOn: world.today(), document: '《县机构改革方案》（委发〔2026〕9号）', note: '因机构改革，由承接单位承接' };
};

const addedUnits: Maker = ({ world, file, valid }) => {
  const taken = file.handlingTask.filter(isLiveTask).map((each) => each.unitId);
  const free = units.filter((unit) => unit.channel === 'government' && !taken.includes(unit.id));
  return { unitIds: valid ? world.random.some(free, 1).map((unit) => unit.id) : ['nowhere'], reason: '涉及该单位职责' };
};

const section: Maker = ({ world, record, valid }) => {
  const task = record as HandlingTaskRow;
  return { sectionId: world.random.pick(sections.filter((s) => (s.unitId === task.unitId) === valid)).id, handlerName: '钱科长' };
};

/** Cases that could be handled together with this one; none where there is none. */
function partners(world: World, file: CaseFile): string[] {
  return world.cases.filter((other) => other !== file && !isInGroup(other) && other.suggestion.state === 'registered').map((other) => other.suggestion.id);
}
const earlierOf = (world: World, file: CaseFile): string[] => world.cases.filter((other) => other !== file && other.suggestion.registeredOn !== null && other.suggestion.registeredOn <= (file.suggestion.registeredOn ?? '9')
  && !standingLinks(other, 'earlier').some((each) => each.otherId === file.suggestion.id)).slice(0, 1).map((other) => other.suggestion.id);

function minutes({ world, file, valid }: Draw): unknown {
  const { random } = world;
  const agreed = random.pick(['commitment', 'supplementaryReply', 'explanation', 'nothing']);
  const attended = random.chance(0.8);
  const full = {
    heldOn: world.today(), place: '县人大会议室', attendees: [attendee(attended ? 'unitHead' : 'staff')], deputiesPresent: attended ? [file.suggestion.leadName] : [], ...(attended ? {} : { absence: '临时有防汛任务' }), minutes: '双方就办理结果交换了意见',
    agreed, ...(agreed === 'nothing' ? {} : { agreedText: '补设减速带' }), ownerName: '钱科长', dueOn: addDays(world.today(), 20), files: ['file-minutes'],
  };
  return valid ? full : random.pick([{ ...full, files: [] }, { ...full, attendees: [attendee('staff')], absence: ' ' }, { ...full, heldOn: addDays(world.today(), 2) }, { ...full, agreed: 'commitment', agreedText: '', ownerName: '' }]);
}

/** Mostly the conclusion that what was agreed allows. */
function conclusion({ world, record, valid }: Draw): unknown {
  const { random } = world;
  const agreed = (record as MediationRow).meetings.at(-1)?.agreed;
  const reasons = '会商已充分听取双方意见';
  if (!valid) return random.pick([{ conclusion: 'rehandle', reasons }, { conclusion: 'track', reasons, askNo: 99 }, { conclusion: 'report', reasons }, { conclusion: 'rehandle', reasons, dueOn: addDays(world.today(), 300) }]);
  const dueOn = [addDays(world.today(), 15), agreed?.dueOn ?? '9999-12-31'].filter((day) => day > world.today()).toSorted()[0] ?? '';
  const rehandle = { conclusion: 'rehandle', reasons, dueOn };
  if (agreed?.kind === 'supplementaryReply') return rehandle;
  const track = { conclusion: 'track', reasons, askNo: 1, ...(agreed?.kind === 'commitment' ? {} : { content: '补设减速带', ownerName: '钱科长', dueOn: addDays(world.today(), 30) }) };
  const report = { conclusion: 'report', reasons, councilOn: world.today(), councilDecision: '同意代表工委的意见' };
  return random.pick([rehandle, track, report, ...(agreed?.kind === 'commitment' ? [] : [{ conclusion: 'explain', reasons }])]);
}

/** A sheet that came on paper; what stands on it is always the same, so that a walk can be told again. */
/** The deputy may have left parts empty while the sheet was back for revision: the office copies it whole. */
const correctedSheet = { situation: '机耕路长两公里', analysis: '多年未修', asks: ['修复机耕路'] };

/** Names as they stand on the sheet: another lead deputy of the same township, or one more or one fewer beside. */
const signers: Maker = ({ world, file, valid }) => {
  const signed = file.coSponsorship.filter((c) => c.state === 'confirmed').map((c) => c.personId);
  // The register of deputies names nobody whose mandate has ended.
  const free = people(world).filter((one) => one !== file.suggestion.leadPersonId && !signed.includes(one) && world.directory.hasMandate(one));
  const given = { reason: '照原件更正', files: ['file-photo'] };
  if (!valid) return world.random.pick([{ ...given, addedIds: ['stranger'] }, { ...given, removedIds: ['stranger'] }, given]);
  const leads = free.filter((one) => world.directory.deputy(one)?.townshipId === file.suggestion.leadTownshipId);
  const others = free.filter((one) => !leads.includes(one));
  const choices = [...leads, ...(file.suggestion.registeredOn === null && file.suggestion.enteredByRole !== 'townshipPresidium' ? others : [])];
  const townless = choices.filter((one) => world.directory.deputy(one)?.townshipId === null);
  const lead = choices.length === 0 ? undefined : world.random.pick(world.random.chance(0.4) && townless.length > 0 ? townless : choices);
  if (lead !== undefined && world.random.chance(0.6)) return { ...given, leadPersonId: lead };
  return signed.length > 0 && world.random.chance(0.5) ? { ...given, removedIds: signed.slice(0, 1) } : { ...given, ...(free.length > 0 ? { addedIds: free.slice(0, 1) } : { removedIds: signed.slice(0, 1) }) };
};
const people = (world: World): string[] => world.actors.flatMap((actor) => (actor.role === 'deputy' && actor.congressId === world.congressId && world.directory.deputy(actor.personId) !== undefined ? [actor.personId] : []));

export const paperText = { title: '关于修复机耕路的建议', situation: '机耕路长两公里，雨天不能通行', analysis: '多年未修', asks: ['修复机耕路', '加设排水沟'], source: 'visit', disclosureWish: 'full' } as const;

export const bodyMakers: Readonly<Record<CaseKind, Readonly<Record<string, Maker>>>> = {
  suggestion: {
    save: text, attachFiles: (draw) => ({ files: filesOf(draw) }),
    inviteCoSponsors: ({ world, file, valid }) => ({ personIds: valid ? world.random.some(deputies.filter((d) => d.personId !== file.suggestion.leadPersonId), 2).map((d) => d.personId) : world.random.pick([[file.suggestion.leadPersonId], ['stranger']]) }),
    removeCoSponsor: ({ world, file, valid }) => {
      const there = file.coSponsorship.filter((c) => c.state === 'invited' || c.state === 'confirmed');
      return { personId: valid && there.length > 0 ? world.random.pick(there).personId : 'stranger' };
    },
    objectToEntry: reason, keepEntry: () => ({ answer: '与原件一致' }), correctEntry: ({ world, valid }) => (valid ? { ...correctedSheet, title: `关于修复机耕路的建议（${world.random.below(1_000_000)}）`, reason: '漏字' } : { reason: '漏字' }), voidEntry: reason,
    correctNumber: ({ world, file, valid }) => ({ sessionId: valid ? session.id : 'session-0', category: file.suggestion.category === 'inSession' ? 'interSessional' : 'inSession', reason: world.random.pick(['选错类别', '登记有误']) }),
    correctText: ({ world, file, valid }) => ({ ...(valid ? { situation: `${file.suggestion.situation}（更正${world.random.below(1_000_000)}）` } : {}), reason: '错字' }),
    correctSigners: signers,
    freeze: nothing, unfreeze: nothing, submit: ({ file }) => (file.suggestion.version % 3 === 0 ? { answer: '已按意见修改' } : {}), discard: nothing, withdraw: reason, withdrawOnPaper: ({ world, valid }) => ({ receivedOn: world.today(), reason: '已经解决', files: valid ? ['file-minutes'] : [] }), passReview: note, returnForRevision: ({ file }) => ({ guidance: '请写清具体路段', ...(file.suggestion.version % 2 === 0 ? { proposal: { title: file.suggestion.title, situation: `${file.suggestion.situation}（请写明路段）`, analysis: file.suggestion.analysis, asks: file.suggestion.asks.map((ask) => ask.text) } } : {}) }),
    decline: ({ world }) => ({ code: world.random.pick(declineCodes), explanation: '属于个人问题' }),
    register: ({ world, valid }) => ({ sessionId: valid ? session.id : 'session-0', category: world.random.pick(['inSession', 'interSessional']) }),
    assign: unitChoice, planUnits: unitChoice, handOver: ({ world, valid }) => ({ meetingId: valid ? 'meeting-unsigned' : world.random.pick(['meeting-elsewhere', 'nowhere']) }), confirmAssignment: note, returnAssignment: reason, addUnits: addedUnits, urgeUnits: () => ({ note: '请抓紧' }), markReplied: nothing, markRehandling: nothing, endRehandling: nothing, markEvaluated: nothing,
    merge: ({ world, file, valid }) => {
      const found = partners(world, file).slice(0, 1 + world.random.below(2));
      return { suggestionIds: valid && found.length > 0 ? found : world.random.pick([[file.suggestion.id], ['nowhere']]), reason: '同一事项' };
    },
    unmerge: reason, joinGroup: () => ({ principalId: 'nowhere', reason: '同一事项' }), leaveGroup: () => ({ otherId: 'nowhere', reason: '分开办理' }), assignTogether: unitChoice, confirmTogether: note, returnTogether: reason,
    split: ({ file, valid }) => {
      const parts = file.suggestion.asks.slice(valid ? 0 : 1).map(({ no, text: title }) => ({ title, askNos: [no] }));
      return { parts: valid && parts.length < 2 ? [...parts, { title: '修路', askNos: [1] }, { title: '排水', askNos: [2] }] : parts, reason: '一事一议' };
    },
    passUp: (draw) => ({ to: '市人大常委会', reason: '属于市级事权', files: filesOf(draw) }),
    recordHigherReply: ({ world, valid }) => ({ repliedOn: valid ? world.today() : '2011-01-01', resultClass: world.random.pick(resultClasses), outcome: '已列入市级计划' }),
    linkEarlier: ({ world, file, valid }) => {
      const found = earlierOf(world, file);
      return { suggestionIds: valid && found.length > 0 ? found : ['nowhere'], reason: '同一事项' };
    },
    keepIdentity: reason, openIdentity: nothing, ...handOverBodies, askWithdrawal: reason, takeBackWithdrawal: nothing, remindWithdrawal: nothing, endWithdrawal: nothing, lapseDraft: ended, passContact: ended, carryOver: ({ world }) => ({ termName: '第十七届', closedOn: world.today() }), conclude: note, report: ({ world, file, valid }) => ({ sessionId: valid ? session.id : 'session-0', reportedOn: valid ? world.today() : addDays(file.suggestion.repliedOn ?? world.today(), -1), reportedBy: world.random.pick(['presidium', 'government']) }), archive: note, supplement: (draw) => ({ note: '补充照片', files: filesOf(draw) }), close: note,
  },
  suggestionLink: { end: nothing, unlink: reason },
  coSponsorship: { confirm: () => ({ opinion: '同意' }), declineToSign: nothing, renew: nothing, remove: nothing, lapse: nothing, consentToWithdrawal: nothing, refuseWithdrawal: reason, excuseFromWithdrawal: nothing },
  handlingTask: {
    accept: nothing, routeToSection: section, rerouteToSection: section, recordContact: () => ({ note: '已电话联系代表' }),
    scheduleConsultation: ({ world, valid }) => ({ plannedAt: startOfDayInstant(addDays(world.today(), valid ? 2 : -2)), place: '代表联络站', mode: 'meeting', phase: 'during' }),
    requestWaiver: reason, waiveConsultation: reason, urge: ({ world, valid }) => ({ note: '请抓紧', ...(world.random.chance(0.5) ? { replyBy: addDays(world.today(), valid ? 5 : -1) } : {}) }), feedback: () => ({ text: '已经开工' }), settleUrge: () => ({ opinion: '同意销号' }), markUrged: nothing, markOpinionDelivered: nothing, markOpinionSentBack: nothing, markReplied: nothing,
    renameUnit: ({ world, record, valid }) => ({ oldName: '原名', newName: valid ? `更名后的单位${world.random.pick(['甲', '乙', '丙'])}${record.version}` : (record as unknown as { unitName: string }).unitName, renamedOn: world.today(), note: '机构改革' }),
    succeedUnit: succession, joinOther: nothing,
    askTermExplanation: () => ({ termChangeId: 'change-1', termName: '第十七届' }), openEvaluation: ({ world, valid }) => ({ roundId: (valid ? world.rounds.find((r) => r.state === 'open' && r.closesOn >= world.today())?.id : undefined) ?? 'no-round' }), markRehandling: nothing, endRehandling: nothing, finish: nothing,
    requestReturn: ({ world }) => ({ ground: '三定规定第三条', reason: '不属于本单位职责', ...(world.random.chance(0.5) ? { suggestedUnit: '水利局' } : {}) }), withdrawReturn: nothing, refuseReturn: reason,
    agreeReturn: otherUnit, reassign: (draw) => ({ ...otherUnit(draw) as object, ...(draw.valid && (draw.record as HandlingTaskRow).role === 'lead' && draw.world.random.chance(0.4) ? { keepAsAssisting: true } : {}) }), release: nothing,
    requestExtension: ({ world }) => ({ ground: world.random.pick(['wide', 'difficult', 'wideAndDifficult', 'local']), reason: '须报上级批准' }), refuseExtension: reason, objectToUnit: reason, answerObjection: () => ({ answer: '按职责分工确定' }),
    raiseDispute: () => ({ statement: '本件主要涉及住建职责', ground: '三定规定第三条', proposal: '县住房和城乡建设局' }),
    settleDispute: (draw) => {
      if (!draw.valid) return draw.world.random.pick([{ decision: 'move', reason: '职责' }, { decision: 'keep', unitId: 'transport', reason: '职责' }, { decision: 'move', unitId: 'nowhere', reason: '职责' }]);
      const next = otherUnit(draw) as { unitId?: string; reason: string };
      // Somebody must owe the reply: where every unit has the case already, its own keeps it.
      const task = draw.record as HandlingTaskRow;
      const isStuck = (next.unitId === undefined && spareRefusal(draw.file, task, '') !== null) || draw.file.handlingTask.some((each) => each.joinedIntoId !== null) || (isMember(draw.file) && task.role !== 'assisting');
      return draw.world.random.chance(0.4) || isStuck ? { decision: 'keep', reason: '按三定规定办理' } : { decision: next.unitId === undefined ? 'release' : 'move', ...next };
    },
    grantExtension: ({ world, file, record, valid }) => {
      const due = file.deadline.find((clock) => clock.recordId === record.id && clock.state === 'running' && (clock.kind === 'reply' || clock.kind === 'replyComplex'))?.dueOn ?? world.today();
      return valid ? world.random.pick([{}, { until: addDays(due, 20) }, { until: addDays(due, 60), note: '同意' }]) : world.random.pick([{ until: due }, { until: addDays(due, 400) }]);
    },
  },
  consultation: { record: consultationRecord, correct: correctedTalk, cancel: reason, lapse: nothing, reopen: nothing, confirm: nothing, confirmOnPaper: ({ world, valid }) => ({ signedOn: valid ? world.today() : addDays(world.today(), 1), files: ['file-photo'] }), disownSignature: nothing, deny: () => ({ note: '没有来过' }), confirmWaiver: nothing, refuseWaiver: nothing },
  assistingOpinion: {
    save: ({ world }) => ({ text: world.random.pick(['同意安排资金', '同意安排资金', '']), contactName: '孙', contactPhone: '1' }), submitForCheck: nothing,
    returnForChange: () => ({ note: '请补充依据' }), deliver: nothing, sendBack: reason, lapse: nothing,
  },
  reply: { save: replyText, proposePublicity: publicity, submitForCheck: nothing, returnForChange: () => ({ note: '请写明时限' }), passCheck: note, signOff,
    recordHandSignature: (draw) => ({ ...signOff(draw) as object, signerName: actorOf('unitHead', (draw.record as ReplyRow).unitId).name, signedOn: draw.valid ? draw.world.today() : addDays(draw.world.today(), 1), files: ['file-photo'] }),
    confirmHandSignature: nothing, refuseHandSignature: reason, proposeClass: otherClass, signClass: nothing, returnClass: () => ({ note: '请写清楚原因' }), replace: nothing, lapse: nothing },
  evaluation: {
    rate: rating, revise: rating, receiveEnvelope: ({ world, valid }) => ({ receivedOn: valid ? world.today() : addDays(world.today(), 1), files: ['file-photo'] }), returnEnvelope: reason, awaitOpening: nothing,
    proposeReading: (draw) => ({ ...rating(draw) as object, files: ['file-minutes'] }), proposeVoid: ({ valid }) => ({ reason: '信封内没有测评表', files: valid ? ['file-minutes'] : [] }), confirmReading: nothing, refuseReading: reason, withdrawReading: reason,
    proposeRereading: rereading, confirmRereading: nothing, refuseRereading: reason,
    liftEmbargo: nothing, remind: nothing, disclose: nothing, passRating: nothing, markNoResponse: nothing, closeUnrated: nothing,
    moveClose: ({ world, record, valid }) => ({ roundId: (record as EvaluationRow).roundId, closesOn: (valid ? world.directory.round((record as EvaluationRow).roundId ?? '')?.closesOn : undefined) ?? '2011-01-01' }),
  },
  mediation: {
    convene: ({ world, valid }) => ({ meetingAt: startOfDayInstant(addDays(world.today(), valid ? 1 : -2)), place: '县人大会议室' }), callOff: reason, recordMeeting: minutes,
    commissionOpinion: ({ world, valid }) => ({ experts: [{ name: '何教授', field: '道路工程' }], question: '路面结构是否合理', dueOn: addDays(world.today(), valid ? 10 : -1) }), withdrawCommission: reason,
    recordOpinion: ({ valid }) => ({ text: '基层厚度不足', files: valid ? ['file-minutes'] : [] }), answerOpinion: () => ({ text: '同意评估意见' }), conclude: conclusion, markAnswered: nothing, lapse: nothing,
  },
  commitment: {
    reportProgress: (draw) => ({ text: '已完成一半', percent: 50, files: filesOf(draw) }), claim: ({ valid }) => ({ statement: '已完工', files: valid ? ['file-photo'] : [] }),
    verify: () => ({ finding: '现场察看属实' }), refute: () => ({ finding: '现场未见施工' }),
    proposeChange: ({ world, record, valid }) => ({ dueOn: valid ? addDays([world.today(), (record as CommitmentRow).dueOn].toSorted().at(-1) ?? '', 20) : (record as CommitmentRow).dueOn, reason: '资金未到位' }),
    acceptChange: note, refuseChange: () => ({ note: '不同意' }), declareBroken: () => ({ finding: '到期未见动工' }), explain: () => ({ explanation: '上级规划调整' }), replace: nothing, follow: nothing, unfollow: nothing,
  },
  termExplanation: {
    save: ({ world, valid }) => (valid ? { standing: '已完成设计', reason: '资金分两年安排', nextSteps: '明年开工', nextBy: addDays(world.today(), 200) } : { nextBy: '2011-01-01' }),
    submitForSignature: nothing, returnForChange: () => ({ note: '请写明期限' }), sign: nothing, sendBack: () => ({ note: '原因不具体' }), accept: note, waive: reason, send: nothing, markMissing: nothing, lapse: nothing,
  },
  publication: { stateWish: wish, decide: publicationDecision, release: nothing, freeze: nothing, recall: reason, recallName: nothing, reconsider: reason, supersede: nothing, lapse: nothing },
  deadline: { remind: nothing, recompute: ({ world, record }) => ({ dueOn: addDays((record as RecordBase & { dueOn: string }).dueOn, world.random.below(3)), reason: '放假安排' }) },
};

export function randomBody(world: World, file: CaseFile, kind: CaseKind, record: RecordBase, action: string, valid: boolean): unknown {
  return bodyMakers[kind][action]?.({ world, file, record, valid }) ?? {};
}
