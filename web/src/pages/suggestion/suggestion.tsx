import './suggestion.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { ActionButtons } from '../../actions/action-buttons.tsx';
import { recordQuery, relationsQuery, unitsQuery } from '../../api/queries.ts';
import type { Suggestion } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatInstant } from '../../text/format-date.ts';
import { entryObjectionStates, stepOf, suggestionSteps, taskRoleLabels, toneOf } from '../../text/states.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Phone } from '../../ui/phone.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { StepsLine } from '../../ui/steps-line.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { actionAddress } from '../work-address.ts';
import { ActionDrawer } from './action-drawer.tsx';
import { Clocks } from './clocks.tsx';
import { groupsOfActions, type ActionGroup } from './groups-of-actions.ts';
import { Matter } from './matter.tsx';
import { NextToDo } from './next-to-do.tsx';
import { Related } from './related.tsx';
import { TaskCard } from './task-card.tsx';
import { WritingScores } from '../text-quality/writing-scores.tsx';
import { ReportSecret } from '../secret-matters/report-secret.tsx';
import { FromMatter } from '../livelihood/from-matter.tsx';
import { TwinMatters } from './twin-matters.tsx';

export function SuggestionPage() {
  const { id = '' } = useParams();
  const query = useQuery(recordQuery('suggestion', id));
  if (query.data !== undefined) return <OneSuggestion suggestion={query.data} />;
  return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
}

/** Left the matter and its units, centre what happened, right where it stands and what can be done. */
function OneSuggestion({ suggestion }: { readonly suggestion: Suggestion }) {
  usePageTitle(suggestion.title);
  const today = useToday();
  const navigate = useNavigate();
  const location = useLocation();
  const [search] = useSearchParams();
  const groups = groupsOfActions(suggestion);
  const done = (location.state as { done?: string } | null)?.done;
  const address = `/suggestions/${suggestion.id}`;
  const close = useCallback(() => void navigate(address, { replace: true }), [navigate, address]);
  const finish = useCallback((label: string) => void navigate(address, { replace: true, state: { done: label } }), [navigate, address]);
  const events = suggestion.timeline ?? [];
  const addressOf = (group: ActionGroup) => (offered: { action: string }) => actionAddress(suggestion.id, group.kind, group.record.id, offered.action);
  return (
    <div className="suggestion">
      <header className="suggestion__head">
        <div className="row"><span className="suggestion__number">{suggestion.numberLabel ?? '未编号'}</span><StatePill tone={toneOf('suggestion', suggestion.state)}>{suggestion.stateLabel}</StatePill>{suggestion.isKey ? <span className="key-mark">重点督办</span> : null}{suggestion.entryChannel === 'paper' ? <span className="key-mark">纸质录入</span> : null}<Marks suggestion={suggestion} /><Link className="button button--small suggestion__print no-print" to={`/suggestions/${suggestion.id}/print`}>打印全案</Link></div>
        <h1>{suggestion.title === '' ? '（还没有标题）' : suggestion.title}</h1>
        {done === undefined ? null : <NextToDo done={done} suggestionId={suggestion.id} />}
        <FromMatter suggestionId={suggestion.id} />
        {suggestion.declineText === null ? null : <div className="note note--late"><strong>不予受理</strong>（{suggestion.declineCode}）：{suggestion.declineText}</div>}
        {suggestion.entryObjection === null ? null : <div className={suggestion.entryObjectionState === 'raised' ? 'note note--late' : 'note'}><strong>代表提出录入与纸质原件不一致</strong>：<span className="pre">{suggestion.entryObjection}</span>{suggestion.entryObjectionAnswer === null ? '（待录入机关核对）' : <><br />{entryObjectionStates[suggestion.entryObjectionState ?? '']}：{suggestion.entryObjectionAnswer}</>}</div>}
        {suggestion.identityKeptOn === null ? null : <div className="note note--late"><strong>为代表身份保密</strong>：不得向无关人员透露提出人，公开时不署名（参照山东条例第十一条、青岛条例第十八条）。{suggestion.identityKeptBy === 'office' ? '由工作机构决定' : '代表本人要求'}{suggestion.identityKeptReason === null ? '' : `：${suggestion.identityKeptReason}`}</div>}
        {suggestion.guidance === null ? null : <div className="note note--plan"><strong>{suggestion.guidanceFrom}的修改意见：</strong><span className="pre">{suggestion.guidance}</span></div>}
      </header>
      <aside className="suggestion__panel" aria-label="状态与办理">
        <section className="card"><h2 className="visually-hidden">进度</h2><StepsLine isCompact label="办理进度" steps={suggestionSteps} current={stepOf(suggestion.state)} /></section>
        <section className="card stack no-print" id="act"><h2>可以办理</h2>
          {groups.length === 0 ? <p className="muted small">您当前的身份现在没有要办的事</p> : groups.map((group) => (
            <div key={`${group.record.id} ${group.title}`} className={group.kind === 'commitment' || (group.actions.length === 1 && group.actions[0]?.refusals.length === 0) ? 'panel__one' : 'stack'}><h3 className="panel__group">{group.title}</h3>{group.kind === 'commitment' ? <Link className="button button--small" to={`/commitments/${group.record.id}`}>办理</Link> : <ActionButtons actions={group.actions} addressOf={addressOf(group)} />}</div>
          ))}
        </section>
        <section className="card"><h2>期限</h2><Clocks deadlines={suggestion.deadlines ?? []} unitNames={new Map(suggestion.records.handlingTask.map((task) => [task.unitId, task.unitName]))} /></section>
        <People suggestion={suggestion} />
      </aside>
      <div className="suggestion__matter stack">
        <section className="card"><h2 className="visually-hidden">建议内容</h2><Matter suggestion={suggestion} /></section>
        <Related suggestion={suggestion} />
        {suggestion.records.handlingTask.length === 0 ? null : (
          <section className="card stack"><h2>承办情况</h2>{suggestion.planNote === null ? null : <p className="note"><strong>交办说明：</strong><span className="pre">{suggestion.planNote}</span></p>}{suggestion.records.handlingTask.map((task) => <TaskCard key={task.id} task={task} suggestion={suggestion} />)}</section>
        )}
        {suggestion.plan.length > 0 && suggestion.records.handlingTask.length === 0 ? (
          <section className="card"><h2>交办方案</h2><ul>{suggestion.plan.map((unit) => <li key={unit.unitId}>{taskRoleLabels[unit.role]}：{unit.unitName}{unit.channel === 'direct' ? '（直接交办）' : ''}</li>)}</ul>{suggestion.planNote === null ? null : <p className="muted">{suggestion.planNote}</p>}</section>
        ) : null}
        <WritingScores suggestion={suggestion} />
        <TwinMatters suggestionId={suggestion.id} />
        <ReportSecret suggestionId={suggestion.id} />
      </div>
      <section className="suggestion__timeline card"><h2>办理过程</h2>
        {events.length === 0 ? <p className="muted">还没有办理记录</p> : <Timeline items={events.map((entry) => ({
          key: entry.seq, what: entry.text, note: entry.note, dateTime: entry.at, when: formatInstant(entry.at, today),
          who: [entry.organisationName, entry.actorName === entry.organisationName ? null : entry.actorName].filter((part) => part !== null && part !== '').join(' '),
        }))} />}
      </section>
      {groups.length === 0 ? null : (
        <div className="bottom-bar no-print">
          <ActionButtons isNarrow actions={groups.flatMap((group) => group.actions).filter((one) => one.refusals.length === 0).slice(0, 4)}
            addressOf={(offered) => { const group = groups.find((one) => one.actions.includes(offered)); return group === undefined ? '#act' : addressOf(group)(offered); }} />
          <a className="button" href="#act">全部操作</a>
        </div>
      )}
      <ActionDrawer suggestion={suggestion} on={search.get('on')} action={search.get('do')} onClose={close} onDone={finish} />
    </div>
  );
}

/** Whom to call: the deputy, the contacts named in papers, the units. */
function People({ suggestion }: { readonly suggestion: Suggestion }) {
  const units = useQuery(unitsQuery);
  const { reply, assistingOpinion, handlingTask } = suggestion.records;
  const phones = new Map((units.data?.items ?? []).map((unit) => [unit.id, unit.phone]));
  const named = [...reply, ...assistingOpinion].filter((one) => one.contactName !== null && one.contactPhone !== null).map((one) => ({ key: one.id, name: one.contactName ?? '', of: '联系人', phone: one.contactPhone }));
  const rows = [
    ...(suggestion.contactName === null || suggestion.contactPhone === null ? [] : [{ key: 'lead', name: suggestion.contactName, of: suggestion.contactSince === null ? '领衔代表' : '联系代表', phone: suggestion.contactPhone }]),
    ...named.filter((one, index) => named.findIndex((other) => other.name === one.name && other.phone === one.phone) === index),
    ...handlingTask.filter((task) => task.endedOn === null).map((task) => ({ key: task.id, name: task.unitName, of: task.handlerName ?? '', phone: phones.get(task.unitId) ?? '' })),
  ].filter((row) => row.phone !== null && row.phone !== '');
  if (rows.length === 0) return null;
  return (
    <section className="card"><h2>联系</h2>
      <ul className="people">{rows.map((row) => <li key={row.key} className="spread"><span>{row.name} <span className="muted small">{row.of}</span></span><Phone number={row.phone} /></li>)}</ul>
    </section>
  );
}

/** What the number alone does not tell: that it is handled with others, comes from a motion, was raised in earlier years. */
function Marks({ suggestion }: { readonly suggestion: Suggestion }) {
  const relations = useQuery(relationsQuery(suggestion.id)).data;
  const group = relations?.links.find((link) => link.state === 'standing' && (link.relation === 'principal' || link.relation === 'member'));
  return (
    <>
      {group === undefined ? null : <span className="key-mark">{group.relation === 'member' ? '并案（主案）' : `并案，主案${group.other?.numberLabel ?? ''}`}</span>}
      {suggestion.carriedFrom === null ? null : <span className="key-mark">跨届（{suggestion.carriedFrom}）</span>}
      {suggestion.motion === null ? null : <span className="key-mark">议案转建议</span>}
      {relations === undefined || relations.years.length === 0 ? null : <a href="#years" className="key-mark">第{relations.yearNumber}年提出</a>}
    </>
  );
}
