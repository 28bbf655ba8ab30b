import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Dropdown, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import { post, put } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';
import { keys } from '../api/query-keys.ts';
import type { Identity, Me } from '../api/types.ts';
import { Icon } from './icon.tsx';
import { useMe } from './me-context.tsx';
import { isInTownship, startOf } from './work-of-role.ts';

/** The same office may act in the county's congress and in the township's own: then the congress tells which. */
const nameOf = (one: Identity) => `${one.actingFor === null ? '' : `代${one.actingFor.name} · `}${one.roleLabel} · ${one.organisation.name}${one.section === null ? '' : ` ${one.section.name}`}${isInTownship(one) ? '（乡镇人大）' : ''}`;

/** Who has nothing to give: their capacities are their own. The page says why to whoever comes by its address. */
const noMandates: ReadonlySet<string> = new Set(['deputy', 'councilMember', 'committeeMember', 'systemAdministrator', 'auditor']);

/** In which identity one acts, and the switch for people with several. */
export function IdentityMenu() {
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const switchTo = useMutation<Me, ApiProblem, string>({
    mutationFn: (identityId) => post<Me>('/api/v1/me/identity', { identityId }),
    onSuccess: (next) => {
      // Nothing that the former identity saw may stay on the screen.
      queries.clear();
      queries.setQueryData(keys.me, next);
      if (next.identity.role === 'deputy') location.assign('/m');
      else void navigate(startOf(next.identity));
      void message.success(`现在以“${nameOf(next.identity)}”的身份办理`);
    },
    onError: (problem) => void message.error(problem.message),
  });
  const large = useMutation<{ largeText: boolean }, ApiProblem, boolean>({
    mutationFn: (largeText) => put('/api/v1/me/preferences', { largeText }),
    onSuccess: ({ largeText }) => queries.setQueryData<Me | null>(keys.me, (before) => (before === null || before === undefined ? before : { ...before, largeText })),
  });
  const logOut = useMutation<unknown, ApiProblem>({
    mutationFn: () => post('/api/v1/logout'),
    onSuccess: () => { queries.clear(); queries.setQueryData(keys.me, null); void navigate('/login'); },
    onError: (problem) => void message.error(problem.message),
  });
  const { actingFor } = me.identity;
  const mayGive = actingFor === null && !noMandates.has(me.identity.role);
  const who = actingFor === null ? me.person.name : `${me.person.name}代${actingFor.name}`;
  const others = me.identities.filter((one) => one.id !== me.identity.id);
  const items: MenuProps['items'] = [
    { key: 'now', type: 'group', label: `当前身份：${nameOf(me.identity)}` },
    ...(others.length === 0 ? [] : [{ key: 'others', type: 'group' as const, label: '切换身份', children: others.map((one) => ({ key: `as:${one.id}`, label: nameOf(one) })) }]),
    { type: 'divider' },
    { key: 'large', label: me.largeText ? '恢复标准字号' : '大字版' },
    { key: 'verify', label: '文书核验' },
    ...(mayGive ? [{ key: 'mandates', label: '授权他人代办' }] : []),
    { key: 'account', label: '账号与登录设备' },
    { key: 'logOut', label: '退出登录' },
  ];
  const choose = (key: string) => {
    if (key.startsWith('as:')) switchTo.mutate(key.slice(3));
    else if (key === 'large') large.mutate(!me.largeText);
    else if (key === 'verify') void navigate('/papers/verify');
    else if (key === 'mandates') void navigate('/acting-mandates');
    else if (key === 'account') void navigate('/account');
    else if (key === 'logOut') logOut.mutate();
  };
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => choose(key) }} trigger={['click']} placement="bottomRight">
      <button type="button" className="top__button" aria-haspopup="menu" aria-label={`${who}，${nameOf(me.identity)}，打开身份菜单`}>
        <Icon name="person" />
        <span className="top__who small"><span>{who}</span><span className="muted">{me.identity.roleLabel}</span></span>
      </button>
    </Dropdown>
  );
}
