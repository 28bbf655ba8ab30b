import './assignment-day.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ActionForm } from '../../actions/action-form.tsx';
import { meetingQuery, type Meeting } from '../../api/assignment-day.ts';
import type { OfferedAction } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { ChangedSinceReturn } from './changed-since-return.tsx';
import { HandingOver } from './handing-over.tsx';
import { MeetingList } from './meeting-list.tsx';
import { MeetingPapers } from './meeting-papers.tsx';
import { MeetingPlan } from './meeting-plan.tsx';
import { Receipts } from './receipts.tsx';
import { UnitList } from './unit-list.tsx';

/** Acts drawn in their own places further down. */
const elsewhere = new Set(['addSuggestions', 'removeSuggestions', 'writePlan', 'writeMinutes', 'signIn', 'remind']);
/** What this meeting waits for now, drawn as the one that stands out. */
function nextAct({ state, counts, unsigned, actions }: Meeting): string {
  const open = (action: string) => actions.some((one) => one.action === action && one.refusals.length === 0);
  if (counts.listed === 0) return '';
  if (state === 'planned') return counts.government > 0 && unsigned > 0 && open('submitToGovernment') ? 'submitToGovernment' : 'hold';
  return state === 'submitted' ? 'confirmPlan' : 'hold';
}

export function MeetingPage() {
  const { id = '' } = useParams();
  const query = useQuery(meetingQuery(id));
  usePageTitle(query.data?.title ?? '集中交办会');
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const meeting = query.data;
  return (
    <div className="meeting">
      <div className="page__head"><h1>{meeting.title}</h1><StatePill tone={toneOf('assignmentMeeting', meeting.state === 'held' ? 'finished' : meeting.state)}>{meeting.stateLabel}</StatePill>{meeting.state === 'held' && meeting.plan !== null ? <Link className="button button--small meeting__summary" to={`/assignment-meetings/${meeting.id}/summary`}>交办日小结</Link> : null}</div>
      {meeting.plan === null ? <UnitList meeting={meeting} /> : null}
      {meeting.plan === null ? null : <nav className="row meeting__parts no-print" aria-label="本页各部分">{partsOf(meeting).map(([id, label]) => <a key={id} href={`#${id}`}>{label}</a>)}</nav>}
      <Arrangement meeting={meeting} />
      {meeting.mayHandOver ? <HandingOver meeting={meeting} /> : null}
      {meeting.plan === null ? null : <><ChangedSinceReturn meeting={meeting} /><MeetingPapers meeting={meeting} />{meeting.state === 'held' ? <Receipts meeting={meeting} /> : null}{meeting.items.length === 0 ? <><MeetingList meeting={meeting} /><MeetingPlan meeting={meeting} plan={meeting.plan} /></> : <><MeetingPlan meeting={meeting} plan={meeting.plan} /><MeetingList meeting={meeting} /></>}</>}
    </div>
  );
}

const partsOf = ({ state, items }: Meeting): readonly (readonly [string, string])[] => [...(state === 'cancelled' ? [] : [['papers', '会议文书'] as const]), ...(state === 'held' ? [['receipts', '到会和签收'] as const] : []), ['plan', '交办工作方案'], ['list', `列入的建议 ${items.length} 件`]];

function Arrangement({ meeting }: { readonly meeting: Meeting }) {
  const today = useToday();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const { title, heldOn, heldTime, place, convener, agenda } = meeting;
  const main = nextAct(meeting);
  const offers = meeting.actions.filter((one) => !elsewhere.has(one.action));
  return (
    <section className="card stack" aria-label="会议安排">
      <dl className="key-value">
        <dt>日期</dt><dd>{formatDate(heldOn, today)}{heldTime === '' ? null : ` ${heldTime}`}</dd><dt>地点</dt><dd>{place}</dd><dt>召集单位</dt><dd>{convener}</dd>
        {agenda.length === 0 ? null : <><dt>议程</dt><dd><ol>{agenda.map((one, index) => <li key={one}>{index + 1}．{one}</li>)}</ol></dd></>}
        {meeting.confirmedByName === null ? null : <><dt>政府办确认</dt><dd>{meeting.confirmedByName}，{formatDate(meeting.confirmedOn ?? '', today)}</dd></>}
      </dl>
      {meeting.returnReason === null ? null : <p className="note note--plan">{meeting.state === 'cancelled' ? '取消原因' : '政府办退回'}：{meeting.returnReason}</p>}
      {offers.length === 0 ? null : (
        <ul className="row meeting__acts">{offers.map((offered) => (
          <li key={offered.action}><button type="button" className={offered.action === main ? 'button button--main button--small' : 'button button--small'} aria-disabled={offered.refusals.length > 0} onClick={() => { if (offered.refusals.length === 0) setChosen(offered); }}>{offered.label}</button>
            {offered.refusals.map((one) => <div className="small muted" key={one.code}>{one.text}</div>)}</li>
        ))}</ul>
      )}
      <Dialog isOpen={chosen !== null} onClose={() => setChosen(null)} title={chosen?.label ?? ''}>
        {chosen?.action === 'hold' ? <BeforeHolding meeting={meeting} /> : null}
        {chosen === null ? null : <ActionForm record={meeting} offered={chosen} onDone={() => setChosen(null)} {...(chosen.action === 'edit' ? { initial: { title, heldOn, heldTime, place, convener, agenda } } : {})} />}
      </Dialog>
    </section>
  );
}

/** What happens to those that the government office has not signed: said only where there are such. */
function BeforeHolding({ meeting: { counts, unsigned, state } }: { readonly meeting: Meeting }) {
  if (unsigned === 0) return <p><strong>交办 {counts.listed} 件</strong>{state === 'confirmed' ? '，政府办都已确认，直接交到各承办单位。' : '，都不涉及政府系统单位，直接交到各承办单位。'}</p>;
  return <p className="note note--plan">交办 {counts.listed} 件。其中 {unsigned} 件涉及政府系统单位，{state === 'confirmed' ? '确认以后又改过承办单位' : '政府办还没有确认'}，将转政府办会签，会签以后才到承办单位，期限从会签那天起算。</p>;
}
