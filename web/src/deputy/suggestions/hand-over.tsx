import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { peopleQuery } from '../../api/queries.ts';
import type { Suggestion } from '../../api/types.ts';
import { ActWithWords } from '../act/act-with-words.tsx';
import { canDo, offerOf, useAct } from '../act/use-act.ts';
import { useWho } from '../app/who.ts';
import { ChoiceCards } from '../kit/choice-cards.tsx';
import { Fold } from '../kit/fold.tsx';

/** Whoever is asked to go on with somebody's draft reads it and answers. */
export function TakeOver({ record }: { readonly record: Suggestion }) {
  const navigate = useNavigate();
  if (!canDo(record, 'acceptDraft')) return null;
  return (
    <>
      <p className="note note--plan">{record.contactReason ?? `${record.leadName}代表想把这份草稿交给您`}。您接手以后由您领衔，可以修改，再提交；已经联名的代表会重新确认。不接手的，不影响您。</p>
      <ActWithWords record={record} action="acceptDraft" label="接手，由我领衔" className="button button--main button--big button--wide" title="接手这份草稿？" explanation={`接手以后这份草稿就是您的，由您修改、提交；${record.leadName}代表不再领衔。`} doLabel="接手" />
      <ActWithWords record={record} action="declineDraft" label="不接手" title="不接手这份草稿？" explanation="答复以后您不再看到这份草稿。" doLabel="不接手" field={{ name: 'reason', label: '不接手的原因', isRequired: false }} onDone={() => void navigate('/')} />
    </>
  );
}

/** The author says what becomes of a draft: hands it on now, or says to whom it may go on the day they are no deputy any more. */
export function HandOver({ record }: { readonly record: Suggestion }) {
  const who = useWho();
  const office = who.identity.congress.level === 'township' ? '乡镇人大主席团' : '代表工委';
  if (offerOf(record, 'takeBackDraft') !== undefined) {
    return <ActWithWords record={record} action="takeBackDraft" label="收回草稿，自己接着写" title="收回草稿？" explanation={`${record.heirName ?? ''}代表还没有答复。收回以后由您接着写，对方不再看到。`} doLabel="收回" />;
  }
  const offered = offerOf(record, 'arrangeHandOver');
  if (offered === undefined) return null;
  const barred = offered.refusals.map((one) => one.text).join('；');
  return <Fold title="移交给别的代表">{barred === '' ? <HandOverForm record={record} office={office} /> : <p className="reason">{barred}</p>}</Fold>;
}

const said: Readonly<Record<string, (record: Suggestion, office: string) => string>> = {
  deputy: ({ heirName }) => `您说过：代表资格终止时，交给${heirName ?? ''}代表。`,
  office: (_record, office) => `您说过：代表资格终止时，由${office}选一位代表接手。`,
};

function HandOverForm({ record, office }: { readonly record: Suggestion; readonly office: string }) {
  const act = useAct(record);
  const [to, setTo] = useState<string>(record.handOverTo ?? 'nobody');
  const [heir, setHeir] = useState<{ readonly personId: string; readonly name: string } | null>(record.heirPersonId === null ? null : { personId: record.heirPersonId, name: record.heirName ?? '' });
  const needsHeir = to === 'deputy' || to === 'now';
  const go = async () => {
    if (needsHeir && heir === null) return;
    const body = to === 'now' ? { personId: heir?.personId } : { to, ...(heir !== null && to === 'deputy' ? { personId: heir.personId } : {}) };
    await act.run(to === 'now' ? 'offerDraft' : 'arrangeHandOver', body);
  };
  return (
    <div className="stack">
      <p>草稿是您自己的：您不说，谁也看不到；代表资格终止时作废。{said[record.handOverTo ?? '']?.(record, office) ?? ''}</p>
      <ChoiceCards label="这份草稿" value={to} onChange={setTo} choices={[
        { value: 'nobody', label: '不移交', help: '代表资格终止时作废' },
        { value: 'now', label: '现在就交给一位代表', help: '对方看过后答复；答复以前您可以收回' },
        { value: 'deputy', label: '代表资格终止时，交给我选的代表', help: '到那时对方才看到；不接手的作废' },
        { value: 'office', label: `代表资格终止时，由${office}选一位代表`, help: `到那时${office}可以看到这份草稿；到期没有代表接手的作废` },
      ]} />
      {needsHeir ? <HeirChoice record={record} heir={heir} onChoose={setHeir} /> : null}
      {act.problemText === null ? null : <p className="note note--late" role="alert">{act.problemText}</p>}
      <button type="button" className="button button--main button--wide" disabled={act.isPending || (needsHeir && heir === null)} onClick={() => void go()}>{act.isPending ? '正在保存…' : to === 'now' ? `交给${heir?.name ?? '这位代表'}` : '就这样定'}</button>
    </div>
  );
}

/** Another deputy: those who have signed stand first, anybody else is found by name. */
function HeirChoice({ record, heir, onChoose }: { readonly record: Suggestion; readonly heir: { readonly personId: string; readonly name: string } | null; readonly onChoose: (one: { readonly personId: string; readonly name: string }) => void }) {
  const who = useWho();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words);
  const found = useQuery(peopleQuery(asked, 'deputy'));
  const signed = record.records.coSponsorship.filter((one) => one.state === 'confirmed').map((one) => ({ personId: one.personId, name: one.personName, where: '已经联名' }));
  const others = words.trim() === '' ? [] : (found.data?.items ?? []).filter((one) => one.personId !== who.person.id && !signed.some((each) => each.personId === one.personId)).map((one) => ({ personId: one.personId, name: one.name, where: one.organisationName }));
  return (
    <div className="stack-sm">
      <div className="field">
        <label className="field__label" htmlFor="heir">交给哪位代表</label>
        <p className="field__help" id="heir-help">输入姓名，或者姓名拼音的首字母</p>
        <input id="heir" className="input" aria-describedby="heir-help" autoComplete="off" autoCapitalize="none" value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      <ul className="menu" aria-label="可以交给的代表">
        {[...signed, ...others].map((one) => <li key={one.personId}><button type="button" aria-pressed={heir?.personId === one.personId} onClick={() => onChoose({ personId: one.personId, name: one.name })}><span>{one.name} <span className="small muted">{one.where}</span></span><strong style={{ color: 'var(--red)' }}>{heir?.personId === one.personId ? '已选' : '选这位'}</strong></button></li>)}
        {words.trim() !== '' && found.data !== undefined && others.length === 0 ? <li className="menu__in muted">没有找到别的代表。</li> : null}
      </ul>
    </div>
  );
}
