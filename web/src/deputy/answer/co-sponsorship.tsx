import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { recordQuery } from '../../api/queries.ts';
import type { CoSponsorship, Suggestion } from '../../api/types.ts';
import { FileList } from '../../ui/file-list.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RecordPage } from '../act/record-page.tsx';
import { offerOf, useAct } from '../act/use-act.ts';
import { useWho } from '../app/who.ts';
import { Confirm } from '../kit/confirm.tsx';
import { TextField } from '../kit/text-field.tsx';
import { SuggestionText } from '../suggestions/text.tsx';

export function CoSponsorshipPage() {
  const { id = '' } = useParams();
  return <RecordPage key={id} kind="coSponsorship" id={id} title="联名邀请" back="/">{(record) => <Invitation record={record} />}</RecordPage>;
}

/** Read the frozen words, then yes or no: two buttons of one weight, so that neither is suggested. */
function Invitation({ record }: { readonly record: CoSponsorship }) {
  const suggestion = useQuery(recordQuery('suggestion', record.suggestionId));
  if (suggestion.data === undefined) return suggestion.error === null ? <Loading /> : <LoadFailed error={suggestion.error} onRetry={() => void suggestion.refetch()} />;
  return <Answer record={record} suggestion={suggestion.data} />;
}

function Answer({ record, suggestion }: { readonly record: CoSponsorship; readonly suggestion: Suggestion }) {
  const who = useWho();
  const act = useAct(record);
  const [asked, setAsked] = useState<'confirm' | 'declineToSign' | null>(null);
  const [opinion, setOpinion] = useState('');
  const isMine = record.personId === who.person.id;
  const yes = offerOf(record, 'confirm');
  const no = offerOf(record, 'declineToSign');
  const others = suggestion.records.coSponsorship.filter((one) => one.id !== record.id && one.state === 'confirmed');
  const files = (suggestion.attachments ?? []).filter((one) => one.recordKind === 'suggestion');
  const run = async () => {
    if (asked === null) return;
    if (await act.run(asked, opinion.trim() === '' ? {} : { opinion: opinion.trim() }) !== null) setAsked(null);
  };
  return (
    <>
      <div className="stack-lg">
        <section className="stack-sm">
          <p>{suggestion.leadName}代表{suggestion.leadDelegationName === null ? '' : `（${suggestion.leadDelegationName}）`}请{isMine ? '您' : `${record.personName}代表`}联名提出：</p>
          <h2 style={{ fontSize: '1.25rem' }}>{suggestion.title}</h2>
          {others.length === 0 ? null : <p className="muted">已确认联名：{others.map((one) => one.personName).join('、')}</p>}
        </section>
        {yes !== undefined && yes.refusals.length > 0 ? <p className="note note--plan">{yes.refusals.map((one) => one.text).join('；')}。下面是现在的文字，还可能改动。</p> : null}
        {record.state === 'confirmed' ? <p className="note note--good">您已经确认联名。{record.opinion === null ? '' : `附言：${record.opinion}`}</p> : null}
        {record.state === 'declined' ? <p className="note">您表示不联名。</p> : null}
        <section className="card"><SuggestionText record={suggestion} /></section>
        {files.length === 0 ? null : <section className="card stack-sm"><h3>附件</h3><FileList files={files.map(({ id, name, size, href }) => ({ id, name, size, href }))} /></section>}
        {yes === undefined && no === undefined ? <Link className="button" to={`/suggestions/${suggestion.id}`}>看这件建议</Link> : null}
      </div>
      {yes === undefined && no === undefined ? null : (
        <div className="foot">
          <div className="two">
            <button type="button" className="button button--big" disabled={yes === undefined || yes.refusals.length > 0} onClick={() => setAsked('confirm')}>同意联名</button>
            <button type="button" className="button button--big" disabled={no === undefined || no.refusals.length > 0} onClick={() => setAsked('declineToSign')}>不联名</button>
          </div>
        </div>
      )}
      <Confirm isOpen={asked !== null} title={asked === 'confirm' ? '同意联名提出这件建议？' : '不参加这次联名？'} doLabel={asked === 'confirm' ? '同意联名' : '不联名'} isPending={act.isPending} problem={act.problemText} onDo={() => void run()} onCancel={() => { setAsked(null); act.reset(); }}>
        <p><strong>{suggestion.title}</strong></p>
        {asked === 'confirm' ? <p>您确认的是现在看到的文字。以后文字有改动，会请您重新确认。</p> : <p>领衔代表会知道您这次不参加。</p>}
        <TextField formId="sign" name="opinion" label="附言" optional isLong maxLength={1000} value={opinion} onChange={setOpinion} />
      </Confirm>
    </>
  );
}
