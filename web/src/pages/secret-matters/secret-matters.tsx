import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionForm } from '../../actions/action-form.tsx';
import { secretMattersQuery, type SecretMatter } from '../../api/secret-matters.ts';
import type { OfferedAction } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { toneOf } from '../../text/states.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { RegisterSecret } from './register-secret.tsx';

/** 涉密事项: bare numbers and bare days, for the office that keeps the register and for who confirms what was found. */
export function SecretMatters() {
  usePageTitle('涉密事项');
  const query = useQuery(secretMattersQuery);
  const [isNew, setNew] = useState(false);
  if (query.data === undefined) return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
  const { items, mayRegister, createSchema } = query.data;
  return (
    <div className="stack-lg">
      <div className="page__head"><h1>涉密事项</h1>{mayRegister ? <button type="button" className="button button--main" onClick={() => setNew(true)}>登记编号</button> : null}</div>
      <p className="note">本系统不是涉密信息系统，不得存储、处理国家秘密（保守国家秘密法第三十一条）。这里只有编号和日期；标题、内容、代表、承办单位、办理意见一律不录入，纸质件由保密渠道移送和保管。</p>
      {items.length === 0 ? <EmptyState title="没有涉密事项">{mayRegister ? '收到涉密建议的纸质件，在这里取编号。' : '有人报告已录入的文本涉密时，会出现在这里，请按纸质的保密审查意见确认。'}</EmptyState> : <ul className="stack">{items.map((one) => <SecretCard key={one.id} matter={one} />)}</ul>}
      {createSchema === undefined ? null : <Dialog isOpen={isNew} onClose={() => setNew(false)} title="涉密建议登记编号">{isNew ? <RegisterSecret schema={createSchema} onDone={() => setNew(false)} /> : null}</Dialog>}
    </div>
  );
}

function SecretCard({ matter }: { readonly matter: SecretMatter }) {
  const today = useToday();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const title = `${matter.numberLabel ?? '未编号'}　${matter.state === 'lifted' ? '不涉密，已恢复' : matter.state === 'released' ? '已转普通办理' : '涉密，另行办理'}`;
  const days = [['收到', matter.receivedOn], ['移送', matter.handedOverOn], ['答复', matter.repliedOn], ['测评（纸质）', matter.ratedOn], [matter.state === 'released' ? '转普通办理' : '办结', matter.endedOn]] as const;
  const isWithheld = matter.state === 'found' || matter.state === 'removing';
  return (
    <li className="card stack">
      <div className="spread"><h2>{title}</h2><StatePill tone={isWithheld ? 'late' : toneOf('secretMatter', matter.state)}>{matter.stateLabel}</StatePill></div>
      <KeyValue rows={[...(matter.categoryLabel === null ? [] : [['类别', matter.categoryLabel] as const]), ...days.filter(([, day]) => day !== null).map(([label, day]) => [label, formatDate(day ?? '', today)] as const)]} />
      {matter.wasEntered && matter.state !== 'lifted' ? <Traces matter={matter} today={today} /> : null}
      {matter.actions.length === 0 ? null : <div className="row">{matter.actions.map((one) => <button key={one.action} type="button" className={`button button--small${one.action === 'release' || one.action === 'lift' ? '' : ' button--main'}`} aria-disabled={one.refusals.length > 0} onClick={() => { if (one.refusals.length === 0) setChosen(one); }}>{one.label}</button>)}</div>}
      {matter.actions.flatMap((one) => one.refusals).filter((one, index, all) => all.findIndex(({ code }) => code === one.code) === index).map((one) => <p key={one.code} className="small muted">{one.text}</p>)}
      <Dialog isOpen={chosen !== null} onClose={() => setChosen(null)} title={`${chosen?.label ?? ''}：${matter.numberLabel ?? '未编号'}`}>
        {chosen === null ? null : <ActionForm record={matter} offered={chosen} onDone={() => setChosen(null)} onCancel={() => setChosen(null)} />}
      </Dialog>
    </li>
  );
}

/** What was entered, until when it stood here, and what this system cannot reach. */
function Traces({ matter, today }: { readonly matter: SecretMatter; readonly today: string }) {
  const since = matter.textSince === null ? '' : formatInstant(matter.textSince, today);
  if (matter.removedAt === null) return <p className="note note--late">文本自{since}起在本系统中，现已对所有人屏蔽，编号保留。{matter.state === 'removing' ? '正在移出。' : '经安全管理员按纸质的保密审查意见确认后移出；确认不涉密的可以恢复。'}确认以前请不要备份，也不要转发、打印。</p>;
  return (
    <div className="note stack-sm">
      <p>文本{formatInstant(matter.removedAt, today)}已移出本系统{matter.sweptAt === null ? '，残留正在清理' : `，数据库残留${formatInstant(matter.sweptAt, today)}已清理`}。</p>
      <p>{since}至移出之间所作的备份、打印件、下载件仍含有内容，本系统管不到：请在 24 小时内报告同级保密行政管理部门和上级主管部门（保守国家秘密法实施条例第六十一条），并由系统管理员按《涉密文本移出》操作说明逐一清点、封存、处理。</p>
      {matter.alsoIn.length === 0 ? null : <p><strong>下列建议有相同的文字，请逐件核对是否涉密：</strong>{matter.alsoIn.join('、')}</p>}
    </div>
  );
}
