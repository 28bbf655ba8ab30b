import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import { useWho } from '../app/who.ts';

/** The township's matter from which a suggestion was written: in the township's congress itself, at the county as it was handed over. */
export function FromMatter({ suggestionId }: { readonly suggestionId: string }) {
  const isTownship = useWho().identity.congress.level === 'township';
  const [matter] = useQuery({ ...mattersQuery('livelihoodMatter', { suggestion: suggestionId }), enabled: isTownship }).data?.items ?? [];
  const [referral] = useQuery({ ...mattersQuery('countyReferral', { suggestion: suggestionId }), enabled: !isTownship }).data?.items ?? [];
  if (referral !== undefined) return <p className="note">由{referral.townshipName}人大主席团转来：<Link to={`/referrals/${referral.id}`}>{referral.matterLabel} {referral.title}</Link></p>;
  return matter === undefined ? null : <p className="note">由民生事项转来：<Link to={`/livelihood/${matter.id}`}>{matter.year}年第{matter.no}号 {matter.title}</Link></p>;
}
