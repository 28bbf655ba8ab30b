import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { secretCountQuery, secretMattersQuery } from '../../api/secret-matters.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isConducting } from '../../frame/work-of-role.ts';

/** Where the register is looked at: the numbers that are missing among the suggestions are not missing. */
export function SecretNumbers() {
  const query = useQuery(secretMattersQuery);
  const numbered = (query.data?.items ?? []).filter((one) => one.numberLabel !== null && one.state !== 'lifted');
  if (numbered.length === 0) return null;
  return <p className="note small filters">编号连续，其中：{numbered.map((one) => one.numberLabel).join('、')}涉密，另行办理，不在清单和检索中。<Link to="/secret-matters">涉密事项</Link></p>;
}

/** In the numbers: said apart, counted in no rate. */
export function SecretCount() {
  const { identity } = useMe();
  const isAsked = isConducting(identity) || ['committeeOffice', 'councilMember', 'committeeMember', 'specialCommittee'].includes(identity.role);
  const count = useQuery({ ...secretCountQuery, enabled: isAsked });
  return count.data === undefined || count.data.total === 0 ? null : <p>另计涉密：涉密建议 {count.data.total} 件，只登记编号，另行办理，不计入以上各项指标。</p>;
}
