import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { matterQuery } from '../../api/matters.ts';
import type { CountyReferral } from '../../api/types.ts';
import { formatDate } from '../../text/format-date.ts';
import { FileList } from '../../ui/file-list.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { StatePill } from '../../ui/state-pill.tsx';
import { ActWithWords } from '../act/act-with-words.tsx';
import { Page } from '../app/page.tsx';
import { useToday } from '../app/use-today.ts';
import { useWho } from '../app/who.ts';

export function ReferralPage() {
  const { id = '' } = useParams();
  const referral = useQuery(matterQuery('countyReferral', id));
  return <Page title="乡镇转来的事" back="/referrals">{referral.data === undefined ? referral.error === null ? <Loading /> : <LoadFailed error={referral.error} onRetry={() => void referral.refetch()} /> : <View referral={referral.data} />}</Page>;
}

/** What the township's presidium puts before the deputy, and the deputy's answer. */
function View({ referral }: { readonly referral: CountyReferral }) {
  const today = useToday();
  const isOwn = useWho().person.id === referral.personId;
  return (
    <div className="stack-lg">
      <section className="stack">
        <h2 style={{ fontSize: '1.25rem' }}>{referral.title}</h2>
        <p className="muted">{referral.townshipName}人大主席团 · {referral.matterLabel} · {formatDate(referral.askedOn, today)}{isOwn ? '转请您' : `转请${referral.personName}代表`}</p>
        <div><StatePill tone={referral.state === 'takenUp' ? 'done' : referral.state === 'asked' ? 'plan' : 'stopped'}>{referral.stateLabel}</StatePill></div>
        <p><span className="muted">地点：</span>{referral.place}</p><p className="pre">{referral.what}</p>
        {referral.files.length === 0 ? null : <FileList files={referral.files} />}
      </section>
      <section className="note note--plan stack-sm"><h3>镇里为什么办不了</h3><p className="pre">{referral.reason}</p></section>
      {referral.answer === null ? null : <section className="card stack-sm"><h3>{referral.state === 'declined' ? '您没有提，理由' : '乡镇收回，理由'}</h3><p className="pre">{referral.answer}</p></section>}
      <section className="stack" aria-label="可以办的事">
        <ActWithWords record={referral} action="takeUp" label="写成建议" className="button button--main button--big button--wide" title="写成建议？" explanation="用这件事的标题和情况开一份您自己的草稿，由您核实、修改、提交。主席团会知道您接了，读不到草稿。" doLabel="开始写" />
        <ActWithWords record={referral} action="decline" label="不提建议" title="不就这件事提建议？" explanation="您写的理由会原样告诉乡镇人大主席团和反映的乡镇代表。" doLabel="不提" field={{ name: 'reason', label: '理由', isRequired: true }} />
        {referral.suggestionId === null ? null : <Link className="button button--main button--wide" to={`/suggestions/${referral.suggestionId}`}>{referral.suggestionNumber ?? '打开写成的建议'}</Link>}
      </section>
    </div>
  );
}
