import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { actingMandatesQuery, type ActingMandate } from '../../api/acting-mandates.ts';
import type { OfferedAction } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatSize } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { GiveMandate } from './give-mandate.tsx';
import { useArrival } from '../../frame/use-arrival.ts';

/** 授权他人代办: what one has given and been given, what one's unit has recorded, and, for the security administrator, what waits. */
export function ActingMandates() {
  usePageTitle('代办授权');
  const query = useQuery(actingMandatesQuery);
  const [isGiving, setGiving] = useState(false);
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const { items, giving } = query.data;
  return (
    <div className="stack-lg">
      <div className="page__head"><h1>代办授权</h1>{giving.principals.length > 0 ? <button type="button" className="button button--main" onClick={() => setGiving(true)}>授权他人代办</button> : null}</div>
      <p className="muted">不在岗时，可以授权本机关的一位同事以您的身份代办。代办的每一步都记两个人的名字；随时可以撤销，到期自动终止。</p>
      {giving.refusal === null ? null : <p className="note">{giving.refusal}</p>}
      {items.length === 0 ? <EmptyState title="还没有代办授权">与您有关的授权会出现在这里。</EmptyState> : <ul className="stack">{items.map((one) => <MandateCard key={one.id} mandate={one} />)}</ul>}
      <Dialog isOpen={isGiving} onClose={() => setGiving(false)} title="授权他人代办" isWide>{isGiving ? <GiveMandate giving={giving} onDone={() => setGiving(false)} /> : null}</Dialog>
    </div>
  );
}

function MandateCard({ mandate }: { readonly mandate: ActingMandate }) {
  const here = useArrival<HTMLLIElement>(mandate.id);
  const today = useToday();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const title = `${mandate.holderName}代${mandate.principalName}`;
  const origin = mandate.givenBy === 'self' ? `${mandate.recordedByName}本人授权` : `${mandate.recordedByName}登记${mandate.confirmedByName === null ? '' : `，安全管理员${mandate.confirmedByName}确认`}`;
  return (
    <li ref={here} className="card stack">
      <div className="spread"><h2>{title}</h2><StatePill tone={toneOf('actingMandate', mandate.state === 'inForce' ? 'active' : mandate.state === 'refused' ? 'ended' : mandate.state)}>{mandate.stateLabel}</StatePill></div>
      <KeyValue rows={[
        ['身份', `${mandate.organisationName} ${mandate.principalRoleLabel}`],
        ['代办人', `${mandate.holderName}（${mandate.holderRoleLabel}）`],
        ['期限', `${formatDate(mandate.fromDate, today)} 至 ${formatDate(mandate.untilDate, today)}（含当天）`],
        ['原因', mandate.reason],
        ['依据', origin],
        ...(mandate.endedOn === null ? [] : [['终止', `${formatDate(mandate.endedOn, today)} · ${mandate.endReason ?? ''}`] as const]),
      ]} />
      {mandate.withoutSignature ? <p className="note small">不含签发答复和确认手签：主要负责人的签发只能由受委托的分管领导代办。</p> : null}
      {mandate.scans.length === 0 ? null : <ul>{mandate.scans.map((scan) => <li key={scan.id}><a href={scan.href}>{scan.name}</a> <span className="small muted">{formatSize(scan.size)}</span></li>)}</ul>}
      {mandate.actions.length === 0 ? null : <div className="row">{mandate.actions.map((one) => <button key={one.action} type="button" className={`button button--small${one.action === 'confirm' ? ' button--main' : ''}`} onClick={() => setChosen(one)}>{one.label}</button>)}</div>}
      <Dialog isOpen={chosen !== null} onClose={() => setChosen(null)} title={`${chosen?.label ?? ''}：${title}`}>
        {chosen === null ? null : <ActionForm record={mandate} offered={chosen} onDone={() => setChosen(null)} onCancel={() => setChosen(null)} />}
      </Dialog>
    </li>
  );
}
