import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { mattersQuery } from '../../api/matters.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';

/** The township's matter from which a suggestion was written. */
export function FromMatter({ suggestionId }: { readonly suggestionId: string }) {
  const isTownship = isInTownship(useMe().identity);
  const [matter] = useQuery({ ...mattersQuery('livelihoodMatter', { suggestion: suggestionId }), enabled: isTownship }).data?.items ?? [];
  return matter === undefined ? null : <p className="note">由民生事项转来：<Link to={`/livelihood/${matter.id}`}>{matter.year}年第{matter.no}号 {matter.title}</Link></p>;
}
