import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import type { CountyReferral } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';
import { FileList } from '../../ui/file-list.tsx';

/** The township's matter from which a suggestion was written: in the township's congress itself, at the county as it was handed over. */
export function FromMatter({ suggestionId }: { readonly suggestionId: string }) {
  const isTownship = isInTownship(useMe().identity);
  const [matter] = useQuery({ ...mattersQuery('livelihoodMatter', { suggestion: suggestionId }), enabled: isTownship }).data?.items ?? [];
  const [referral] = useQuery({ ...mattersQuery('countyReferral', { suggestion: suggestionId }), enabled: !isTownship }).data?.items ?? [];
  if (referral !== undefined) return <FromTownship referral={referral} />;
  return matter === undefined ? null : <p className="note">由民生事项转来：<Link to={`/livelihood/${matter.id}`}>{matter.year}年第{matter.no}号 {matter.title}</Link></p>;
}

/** The matter stays in the township's congress; here stands what it handed over. */
function FromTownship({ referral }: { readonly referral: CountyReferral }) {
  return (
    <details className="note">
      <summary>由{referral.townshipName}人大主席团转来：{referral.matterLabel} {referral.title}</summary>
      <p className="pre">{referral.place}：{referral.what}</p>
      <p><span className="muted">镇里为什么办不了：</span>{referral.reason}</p>
      {referral.files.length === 0 ? null : <FileList files={referral.files} />}
    </details>
  );
}
