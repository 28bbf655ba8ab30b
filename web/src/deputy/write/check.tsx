import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { documentPath } from '../../api/paths.ts';
import { ApiProblem, findingsOf } from '../../api/problem.ts';
import { unitsQuery } from '../../api/queries.ts';
import { findDoubtful, findGaps, noSecretsHere, notToRaise } from '../../api/writing-coach.ts';
import { offerOf } from '../act/use-act.ts';
import { useWho } from '../app/who.ts';
import { Confirm } from '../kit/confirm.tsx';
import { Fold } from '../kit/fold.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useDraft } from './draft-layout.tsx';
import { Paper } from './paper.tsx';
import { WritingPage } from './writing-page.tsx';

type Step = 'freeze' | 'submit' | 'discard';
const asking: Readonly<Record<Step, { readonly title: string; readonly text: string; readonly doLabel: string }>> = {
  freeze: { title: '定稿，请联名代表确认？', text: '定稿后送联名代表阅看，他们都答复以后您再提交。这期间要改文字，可以收回。', doLabel: '定稿，送联名代表' },
  submit: { title: '提交这件建议？', text: '提交后送审核，会前提交的现在就审。审核期间不能再改文字，退回修改时才能再改；审核通过后文字不改，到大会时不再重复审核，登记时给出编号。', doLabel: '提交' },
  discard: { title: '作废这份草稿？', text: '作废后不能恢复。', doLabel: '作废草稿' },
};

/** Third page: the suggestion as it will be printed, what still stops it, and the last button. */
export function CheckPage() {
  const { draftId = '' } = useParams();
  const { text, record, keeper, save } = useDraft();
  const who = useWho();
  const navigate = useNavigate();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const [asked, setAsked] = useState<Step | null>(null);
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const gaps = findGaps(text);
  const needed = gaps.filter((one) => one.isNeeded);
  const doubtful = findDoubtful(text);
  const signers = (record?.records.coSponsorship ?? []).filter((one) => one.state === 'invited' || one.state === 'confirmed');
  // Invited, or confirmed on words that have changed since: the server knows whether anybody is still to be asked.
  const freeze = record === null ? undefined : offerOf(record, 'freeze');
  const main: Step = freeze !== undefined && freeze.refusals.every((one) => one.code !== 'noCoSponsors') ? 'freeze' : 'submit';
  const offered = record === null ? undefined : offerOf(record, main);
  const isSaved = save.kind === 'saved';
  const run = async () => {
    if (asked === null) return;
    setPending(true);
    setProblem(null);
    try {
      const next = await keeper.act(asked, asked === 'submit' && answer.trim() !== '' ? { answer: answer.trim() } : {});
      if (asked === 'submit' || asked === 'discard') await keeper.forget();
      void navigate(asked === 'discard' ? '/suggestions' : `/suggestions/${next.id}`, { replace: true });
    } catch (error) {
      setProblem(error instanceof ApiProblem ? findingsOf(error).map((one) => one.text).join('；') : '没有办成，请再试一次');
    } finally {
      setPending(false);
    }
  };
  return (
    <WritingPage step={2} title="检查提交" back={`/write/${draftId}/more`}>
      <div className="stack-lg">
        {needed.length === 0 ? null : <div className="note note--late stack-sm"><h2>还差{needed.length}样，补上才能提交</h2><ul className="stack-sm">{needed.map((one) => <li key={one.text}>{one.text}</li>)}</ul><Link className="button" to={`/write/${draftId}`}>去补上</Link></div>}
        <Paper text={text} name={who.person.name} delegation={who.identity.organisation.name} signers={signers.map((one) => one.personName)} unitNames={text.preferredUnits.map((id) => units.find((one) => one.id === id)?.name ?? '').filter((one) => one !== '')} />
        {record === null || !isSaved ? null : <a className="button" href={documentPath.suggestionSheet(record.id)} target="_blank" rel="noreferrer">看打印出来的样子（PDF）</a>}
        <Fold title="提交前对照：这些内容不作为建议提出" isOpen={doubtful.length > 0}>
          <ul className="coach__list">
            {notToRaise.map((one) => <li key={one.code} style={{ gridTemplateColumns: '1fr' }}><span>{doubtful.filter((each) => each.code === one.code).map(({ because }) => <strong key={because} style={{ color: 'var(--late)' }}>请细看（{because}）：</strong>)}{one.label}<br /><span className="small muted">{one.basis}</span></span></li>)}
          </ul>
        </Fold>
        {record?.state === 'returned' && main === 'submit' ? <TextField formId="draft" name="answer" label="对修改意见的答复" optional isLong maxLength={1000} value={answer} onChange={setAnswer} help="告诉审核人哪些改了，哪些没有采用，为什么" /> : null}
        {record === null ? null : <button type="button" className="button button--plain" onClick={() => setAsked('discard')}>作废这份草稿</button>}
      </div>
      <div className="foot">
        {offered !== undefined && offered.refusals.length > 0 && needed.length === 0 ? <p className="reason">{offered.refusals.map((one) => one.text).join('；')}</p> : null}
        {!isSaved && needed.length === 0 ? <p className="reason">文字保存好以后才能{main === 'freeze' ? '定稿' : '提交'}。</p> : null}
        <button type="button" className="button button--main button--big" disabled={needed.length > 0 || !isSaved || offered === undefined || offered.refusals.length > 0} onClick={() => setAsked(main)}>{main === 'freeze' ? '定稿，请联名代表确认' : '提交'}</button>
      </div>
      {asked === null ? null : (
        <Confirm isOpen title={asking[asked].title} doLabel={asking[asked].doLabel} isPending={isPending} problem={problem} onDo={() => void run()} onCancel={() => { setAsked(null); setProblem(null); }}>
          <p><strong>{text.title}</strong></p>
          <p>{asking[asked].text}</p>
          {asked === 'discard' ? null : <p className="note small">{noSecretsHere}</p>}
          {asked === 'discard' || gaps.length === 0 ? null : <p className="small muted">写作参谋还有{gaps.length}处提醒，不影响提交。</p>}
        </Confirm>
      )}
    </WritingPage>
  );
}
