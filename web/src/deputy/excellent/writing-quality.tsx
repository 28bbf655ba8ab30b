import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { writingQualityQuery } from '../../api/text-quality.ts';
import { Fold } from '../kit/fold.tsx';

/** What the reviewers made of my writing, all levels together; nothing until all reviews are over. */
export function WritingQuality({ suggestionId }: { readonly suggestionId: string }) {
  const quality = useQuery(writingQualityQuery(suggestionId)).data;
  if (quality === undefined || quality === null || quality.for !== 'deputy') return null;
  const { summary, excellentIn } = quality;
  return (
    <>
      {excellentIn.map(({ id, year }) => <p key={id} className="note">评为<Link to="/excellent">{year}年优秀建议</Link></p>)}
      {summary === null ? null : (
        <Fold title="撰写质量">
          <div className="stack-sm">
            <p className="small muted">审核机关对文字的评价，各级平均，每项满分10分；不影响办理。</p>
            <ul className="stack-sm">{summary.criteria.map((one) => <li key={one.name} className="spread"><span>{one.name}</span><strong>{one.average}</strong></li>)}</ul>
            {summary.remarks.length === 0 ? null : <><h3>写给您的意见</h3><ul className="stack-sm">{summary.remarks.map((one, index) => <li key={index}><strong>{one.criterion}：</strong>{one.text}</li>)}</ul></>}
          </div>
        </Fold>
      )}
    </>
  );
}
