import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { WorkPlan } from '@luoshi/domain/assignment-meeting/work-plan.ts';
import { assignmentMeetingWorkflow } from '@luoshi/domain/assignment-meeting/workflow.ts';
import { officeNamedAfter } from '@luoshi/domain/identity/roles.ts';
import type { IsoDate } from '@luoshi/domain/kernel/dates.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { withReading, withTransaction, type Tx } from '../../platform/db/database.ts';
import { problem } from '../../platform/http/problem.ts';
import { refusedBy } from '../../platform/http/refused.ts';
import { versionSeen } from '../../platform/http/version-seen.ts';
import type { CaseDependencies } from '../cases/public.ts';
import { mediaTypes, paperFormats, readPlaceName, readWording, RENDERS_PER_MINUTE, sendOtherPaper, sendPaper, type OtherPaperKind, type PaperModel } from '../documents/public.ts';
import { requireActor } from '../identity/public.ts';
import { meetingExportRoutes } from './export-routes.ts';
import { handOverMeeting } from './hand-over-meeting.ts';
import { makeWorkPlan, performMeetingAction, planMeeting, readUnits, todayOf, type MeetingResult, type NewMeeting } from './perform-meeting-action.ts';
import { hrefOfMeeting, meetingBodies, newMeetingBody, stateLabel } from './present-meeting.ts';
import { findFor, ownUnit, readMeeting, seesMeetings } from './read-meeting.ts';
import { listMeetings } from './read/meetings.ts';
import { readDayTasks } from './read/day-tasks.ts';
import { readItems } from './read/items.ts';
import { readAttendance } from './read/attendance.ts';
import { readHandedTasks } from './read/handed-tasks.ts';
import { receiveList } from './receive-list.ts';
import { summariseDay } from './summarise-day.ts';
import { issuedTo } from './unit-receipts.ts';
import { factsOf, writeAgenda, writeMinutes, writeNotice, writeReceiptForm, writeReceiptStates, writeSignInSheet, writeUnitListsPaper, writeWorkPlanPaper } from './write-papers.ts';

const titles = { 403: '您当前的身份不能进行这项操作', 404: '没有这次交办会', 409: '当前状态不能进行这项操作', 412: '内容已被别人改动', 422: '条件还不具备' } as const;
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
/** As many suggestions are handed over in one request: the page asks until nothing is left, and shows how far it is. */
const HANDED_OVER_AT_ONCE = 25;
const tags = ['集中交办会'];
const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** 集中交办会: many suggestions go to their units on one day, with the plan, the lists and the receipts on paper. */
export const assignmentMeetingRoutes: FastifyPluginAsyncTypebox<CaseDependencies> = async (app, deps) => {
  await app.register(meetingExportRoutes, deps);
  const reading = <T>(request: FastifyRequest, read: (tx: Tx, actor: ReturnType<typeof requireActor>) => Promise<T>): Promise<T> => {
    const actor = requireActor(request);
    return withReading(deps.db, actor.congressId, (tx) => read(tx, actor) as Promise<unknown>) as Promise<T>;
  };
  const view = (request: FastifyRequest, id: string) => reading(request, (tx, actor) => readMeeting(tx, deps, actor, id, todayOf(deps)));

  app.get('/api/v1/assignment-meetings', { schema: { tags, summary: '集中交办会' } }, (request) => reading(request, async (tx, actor) => {
    if (!seesMeetings(actor.role)) throw problem(403, 'forbidden', '您没有权限查看');
    const items = await listMeetings(tx, actor.congressId, ownUnit(actor));
    return { items: items.map((one) => ({ ...one, stateLabel: stateLabel(one.state) })), mayCreate: actor.role === 'deputyAffairs' };
  }));

  app.get('/api/v1/assignment-meetings/:id', { schema: { tags, summary: '一次集中交办会', params } }, async (request, reply) => {
    const meeting = await view(request, idOf(request));
    return reply.header('etag', `"${meeting.version}"`).header('cache-control', 'no-store').send(meeting);
  });

  app.get('/api/v1/assignment-meetings/:id/summary', { schema: { tags, summary: '交办日小结', params } }, (request) => reading(request, async (tx, actor) => {
    if (ownUnit(actor) !== null) throw problem(404, 'notFound', titles[404]);
    const { id, title, heldOn, state } = await findFor(tx, actor, idOf(request));
    if (state !== 'held') throw problem(409, 'wrongState', '交办会还没有召开，开会交办以后才有小结');
    return { id, title, heldOn, asOf: deps.clock.now().toISOString(), ...summariseDay(await readItems(tx, actor.congressId, id), await readDayTasks(tx, actor.congressId, id), await readAttendance(tx, actor.congressId, id)) };
  }));

  app.post('/api/v1/assignment-meetings', { schema: { tags, summary: '筹备一次集中交办会', body: newMeetingBody } }, async (request, reply) => {
    const { id } = accepted(await planMeeting(deps, requireActor(request), request.body as NewMeeting));
    return reply.code(201).header('location', hrefOfMeeting(id)).send(await view(request, id));
  });

  for (const [action, body] of Object.entries(meetingBodies)) {
    app.post(`/api/v1/assignment-meetings/:id/actions/${action}`, { schema: { tags, summary: assignmentMeetingWorkflow.actions[action] ?? action, params, body } }, async (request, reply) => {
      const actor = requireActor(request);
      accepted(await performMeetingAction(deps, { actor, id: idOf(request), action, body: request.body, expectedVersion: versionSeen(request) }));
      const meeting = await view(request, idOf(request));
      return reply.header('etag', `"${meeting.version}"`).send(meeting);
    });
  }

  // What a held meeting has still to hand over; the worker does the same, so that closing the page stops nothing.
  app.post('/api/v1/assignment-meetings/:id/hand-over', { schema: { tags, summary: '把会上的建议交给承办单位（一次一部分，可重复）', params } }, async (request) => {
    const actor = requireActor(request);
    if (actor.role !== 'deputyAffairs') throw problem(403, 'notYourRole', titles[403]);
    const meeting = await reading(request, (tx) => findFor(tx, actor, idOf(request)));
    if (meeting.state !== 'held') throw problem(409, 'wrongState', '交办会还没有召开，不能交办');
    await handOverMeeting(deps, actor.congressId, meeting.id, HANDED_OVER_AT_ONCE);
    return view(request, meeting.id);
  });

  app.post('/api/v1/assignment-meetings/:id/receive', { schema: { tags, summary: '承办单位签收自己的清单', params } }, async (request) => {
    const actor = requireActor(request);
    if (actor.role !== 'unitLiaison') throw problem(403, 'notYourRole', '清单由承办单位联络员签收');
    const { id } = await reading(request, (tx) => findFor(tx, actor, idOf(request)));
    return receiveList(deps, actor, id);
  });

  // What the office hands out bears a code and is kept; the other papers are sheets to be filled in by hand or lists of the day.
  const issued = (name: string, kind: OtherPaperKind, summary: string, write: (tx: Tx, actor: ReturnType<typeof requireActor>, id: string) => Promise<MeetingPaper>) => {
    for (const format of paperFormats) app.get(`/api/v1/assignment-meetings/:id/${name}.${format}`, {
      config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } }, schema: { tags, summary: format === 'pdf' ? summary : `${summary}（Word）`, params, produces: [mediaTypes[format]] },
    }, async (request, reply) => {
      const actor = requireActor(request);
      const made = await withTransaction(deps.db, actor.congressId, (tx) => write(tx, actor, idOf(request)));
      return sendOtherPaper(deps, request, reply, format, { wordingVersion: 0, signedBy: null, ...made, congressId: actor.congressId, kind, recordId: idOf(request), mayIssue: actor.role === 'deputyAffairs' });
    });
  };
  const paper = (name: string, summary: string, write: (tx: Tx, actor: ReturnType<typeof requireActor>, id: string, unit: string | undefined) => Promise<PaperModel>) => {
    for (const format of paperFormats) app.get(`/api/v1/assignment-meetings/:id/${name}.${format}`, {
      config: { rateLimit: { max: RENDERS_PER_MINUTE, timeWindow: 60_000 } },
      schema: { tags, summary: format === 'pdf' ? summary : `${summary}（Word）`, params, querystring: Type.Object({ unit: Type.Optional(Type.String({ maxLength: 64 })) }), produces: [mediaTypes[format]] },
    }, async (request, reply) => {
      const made = await withTransaction(deps.db, requireActor(request).congressId, (tx) => write(tx, requireActor(request), idOf(request), (request.query as { unit?: string }).unit));
      return sendPaper(deps, request, reply, format, made);
    });
  };
  issued('work-plan', 'workPlan', '交办工作方案', async (tx, actor, id) => {
    if (ownUnit(actor) !== null) throw problem(404, 'notFound', titles[404]);
    const meeting = await findFor(tx, actor, id);
    return { model: writeWorkPlanPaper(meeting, meeting.workPlan ?? (await makeWorkPlan(tx, deps, actor.congressId, meeting))), issuedOn: meeting.heldOn };
  });
  paper('unit-lists', '交办清单', async (tx, actor, id, unit) => {
    const meeting = await findFor(tx, actor, id);
    const tasks = await readHandedTasks(tx, actor.congressId, id, ownUnit(actor) ?? unit ?? null);
    if (tasks.length === 0) throw problem(409, 'nothingHandedOver', '会上还没有交办出去的建议，开会交办以后才有清单');
    return writeUnitListsPaper(meeting, await issuerOf(tx, actor.congressId, meeting), tasks);
  });
  paper('receipts', '签收表', async (tx, actor, id) => {
    if (ownUnit(actor) !== null) throw problem(404, 'notFound', titles[404]);
    const meeting = await findFor(tx, actor, id);
    const units = (await handedOut(tx, actor.congressId, id)).units;
    if (units.length === 0) throw problem(409, 'nothingHandedOver', '会上还没有交办出去的建议，开会交办以后才有签收表');
    return writeReceiptForm(meeting, await issuerOf(tx, actor.congressId, meeting), units);
  });
  paper('receipt-states', '签收情况表', async (tx, actor, id) => {
    if (ownUnit(actor) !== null) throw problem(404, 'notFound', titles[404]);
    const meeting = await findFor(tx, actor, id);
    const units = await readUnits(tx, actor.congressId, id);
    if (units.length === 0) throw problem(409, 'nothingHandedOver', '会上还没有交办出去的建议，开会交办以后才有签收情况');
    return writeReceiptStates(meeting, await issuerOf(tx, actor.congressId, meeting), units, todayOf(deps));
  });
  const ofOffices = async (tx: Tx, actor: ReturnType<typeof requireActor>, id: string) => {
    if (ownUnit(actor) !== null) throw problem(404, 'notFound', titles[404]);
    const meeting = await findFor(tx, actor, id);
    if (meeting.state === 'cancelled') throw problem(409, 'nothingToPrint', '交办会已经取消，没有会议文书');
    return { meeting, plan: meeting.workPlan ?? (await makeWorkPlan(tx, deps, actor.congressId, meeting)), ...(await handedOut(tx, actor.congressId, id)) };
  };
  issued('notice', 'meetingNotice', '会议通知', async (tx, actor, id) => {
    const { meeting, plan } = await ofOffices(tx, actor, id);
    // A notice goes out before the meeting: it bears the day on which it is printed, at the latest the meeting's.
    const today = todayOf(deps);
    const on = today < meeting.heldOn ? today : meeting.heldOn;
    const words = await readWording(tx, actor.congressId, 'meetingNotice', on);
    return { model: whileInvited(plan, writeNotice(factsOf(meeting, plan.issuer.split('　')[0] ?? '', on), plan, words.texts)), wordingVersion: words.version, issuedOn: on };
  });
  issued('agenda', 'meetingAgenda', '会议议程', async (tx, actor, id) => {
    const { meeting, plan } = await ofOffices(tx, actor, id);
    if (meeting.agenda.length === 0) throw problem(409, 'nothingToPrint', '还没有填写议程，请先修改会议安排');
    return { model: whileInvited(plan, writeAgenda(factsOf(meeting, plan.issuer))), issuedOn: meeting.heldOn };
  });
  paper('sign-in', '签到表', async (tx, actor, id) => {
    const { meeting, plan, units } = await ofOffices(tx, actor, id);
    return writeSignInSheet(factsOf(meeting, plan.issuer), plan, units);
  });
  issued('minutes', 'meetingMinutes', '会议纪要', async (tx, actor, id) => {
    const { meeting, units, tasks, attendance } = await ofOffices(tx, actor, id);
    const office = officeNamedAfter('deputyAffairs', await readPlaceName(tx, actor.congressId));
    const made = writeMinutes(meeting, factsOf(meeting, office), { units, tasks, attendance });
    if (made === null) throw problem(409, 'nothingToPrint', '还没有写会议纪要，开会以后在“会议文书”里填写');
    return { model: made, signedBy: meeting.minutes?.writtenByName ?? null, issuedOn: meeting.heldOn };
  });
};

interface MeetingPaper { readonly model: PaperModel; readonly issuedOn: IsoDate; readonly wordingVersion?: number; readonly signedBy?: string | null }
/** Before any unit is to come there is nobody to invite: until then it is a draft. */
const whileInvited = ({ lists }: WorkPlan, model: PaperModel): PaperModel => (lists.length > 0 ? model : { ...model, paper: { ...model.paper, draftMark: '（筹备稿，未召开）' } } as PaperModel);

/** What the meeting itself handed out, and who was there: no later change touches it. */
async function handedOut(tx: Tx, congressId: string, id: string) {
  const [tasks, attendance] = [await readDayTasks(tx, congressId, id), await readAttendance(tx, congressId, id)];
  return { tasks: tasks.filter((task) => task.isIssued), attendance, units: issuedTo(tasks, attendance) };
}

const issuerOf = async (tx: Tx, congressId: string, { workPlan }: { readonly workPlan: { readonly issuer: string } | null }): Promise<string> => workPlan?.issuer ?? officeNamedAfter('deputyAffairs', await readPlaceName(tx, congressId));

function accepted(result: MeetingResult) {
  if (result.ok) return result.meeting;
  const { status, code, refusals } = result;
  throw refusedBy(status, code, titles[status], refusals);
}
