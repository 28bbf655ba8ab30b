import './administration.css';
import { NavLink, Navigate, Route, Routes } from 'react-router';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useAdministeredCongress } from './administered-congress.ts';
import { ChooseCongress } from './choose-congress.tsx';
import { Imports } from './imports.tsx';
import { kindsOfRole, mayImport } from './kinds.ts';
import { RecordList } from './record-list.tsx';
import { SettingsPage } from './settings.tsx';
import { Wordings } from './wordings.tsx';
import { YearNotices } from './year-notices.tsx';

/** The records that everything else rests on: people, capacities, units, terms; and the accounts of who may log in. */
export function Administration() {
  usePageTitle('管理');
  const { identity } = useMe();
  const kinds = kindsOfRole(identity.role);
  const { query } = useAdministeredCongress();
  const first = kinds[0];
  if (first === undefined) return <EmptyState title="这里没有您要办的事" />;
  return (
    <>
      <div className="page__head"><h1>{identity.role.endsWith('Administrator') ? '管理' : '代表与单位'}</h1>{identity.role.endsWith('Administrator') && identity.congress.level === 'county' ? <ChooseCongress own={identity.congress.id} /> : null}</div>
      <nav className="admin__nav chips" aria-label="管理项目">
        {kinds.map((view) => <NavLink key={view.kind} className="chip" to={`/administration/${view.kind}${query}`}>{view.label}</NavLink>)}
        {mayImport(identity.role) ? <><NavLink className="chip" to={`/administration/imports${query}`}>表格导入</NavLink><NavLink className="chip" to="/administration/notices">工作日历</NavLink></> : null}
        <NavLink className="chip" to="/administration/wordings">文书用语</NavLink>
        <NavLink className="chip" to={`/administration/settings${query}`}>设置</NavLink>
      </nav>
      <Routes>
        <Route index element={<Navigate to={`${first.kind}${query}`} replace />} />
        {kinds.map((view) => <Route key={view.kind} path={view.kind} element={<RecordList key={`${view.kind}${query}`} view={view} />} />)}
        <Route path="imports" element={<Imports key={query} />} />
        <Route path="notices" element={<YearNotices />} />
        <Route path="wordings" element={<Wordings />} />
        <Route path="settings" element={<SettingsPage key={query} />} />
        <Route path="*" element={<EmptyState title="没有这一项" />} />
      </Routes>
    </>
  );
}
