import { useQuery } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { meQuery } from './api/queries.ts';
import { Frame } from './frame/frame.tsx';
import { MeContext } from './frame/me-context.tsx';
import { deskTheme, styleNonce } from './frame/theme.ts';
import { startOf } from './frame/work-of-role.ts';
import { LoadFailed } from './ui/load-failed.tsx';
import { Loading } from './ui/loading.tsx';
import { NotFound } from './pages/not-found.tsx';
import './pages/pages.css';

const ToDo = lazy(() => import('./pages/to-do/to-do.tsx').then((m) => ({ default: m.ToDo })));
const Suggestions = lazy(() => import('./pages/suggestions/suggestions.tsx').then((m) => ({ default: m.Suggestions })));
const ConvertMotion = lazy(() => import('./pages/motions/convert-motion.tsx').then((m) => ({ default: m.ConvertMotion })));
const SuggestionPage = lazy(() => import('./pages/suggestion/suggestion.tsx').then((m) => ({ default: m.SuggestionPage })));
const CasePrint = lazy(() => import('./pages/print/case-print.tsx').then((m) => ({ default: m.CasePrint })));
const Review = lazy(() => import('./pages/desks/review.tsx').then((m) => ({ default: m.Review })));
const Registration = lazy(() => import('./pages/desks/review.tsx').then((m) => ({ default: m.Registration })));
const JointAssignment = lazy(() => import('./pages/desks/review.tsx').then((m) => ({ default: m.JointAssignment })));
const Batch = lazy(() => import('./pages/desks/batch.tsx').then((m) => ({ default: m.Batch })));
const Assignment = lazy(() => import('./pages/desks/assignment.tsx').then((m) => ({ default: m.Assignment })));
const AssignmentPlans = lazy(() => import('./pages/assignment-day/plans.tsx').then((m) => ({ default: m.AssignmentPlans })));
const Meetings = lazy(() => import('./pages/assignment-day/meetings.tsx').then((m) => ({ default: m.Meetings })));
const DaySummaryPage = lazy(() => import('./pages/assignment-day/day-summary.tsx').then((m) => ({ default: m.DaySummaryPage })));
const MeetingPage = lazy(() => import('./pages/assignment-day/meeting.tsx').then((m) => ({ default: m.MeetingPage })));
const ReplyPage = lazy(() => import('./pages/papers/reply-page.tsx').then((m) => ({ default: m.ReplyPage })));
const OpinionPage = lazy(() => import('./pages/papers/opinion-page.tsx').then((m) => ({ default: m.OpinionPage })));
const UnitDesk = lazy(() => import('./pages/unit/unit-desk.tsx').then((m) => ({ default: m.UnitDesk })));
const PaperEntry = lazy(() => import('./pages/paper-entry/paper-entry.tsx').then((m) => ({ default: m.PaperEntry })));
const Commitments = lazy(() => import('./pages/commitments/commitments.tsx').then((m) => ({ default: m.Commitments })));
const Publications = lazy(() => import('./pages/publications/publications.tsx').then((m) => ({ default: m.Publications })));
const CommitmentPage = lazy(() => import('./pages/commitments/commitment.tsx').then((m) => ({ default: m.CommitmentPage })));
const Numbers = lazy(() => import('./pages/numbers/numbers.tsx').then((m) => ({ default: m.Numbers })));
const Excellent = lazy(() => import('./pages/text-quality/excellent.tsx').then((m) => ({ default: m.Excellent })));
const BeforeSession = lazy(() => import('./pages/before-session/before-session.tsx').then((m) => ({ default: m.BeforeSession })));
const HandlingReports = lazy(() => import('./pages/handling-reports/handling-reports.tsx').then((m) => ({ default: m.HandlingReports })));
const TownshipReport = lazy(() => import('./pages/township-report/township-report.tsx').then((m) => ({ default: m.TownshipReport })));
const Livelihood = lazy(() => import('./pages/livelihood/livelihood.tsx').then((m) => ({ default: m.Livelihood })));
const LivelihoodMatterPage = lazy(() => import('./pages/livelihood/livelihood-matter.tsx').then((m) => ({ default: m.LivelihoodMatterPage })));
const Rounds = lazy(() => import('./pages/rounds/rounds.tsx').then((m) => ({ default: m.Rounds })));
const TermChanges = lazy(() => import('./pages/term-changes/term-changes.tsx').then((m) => ({ default: m.TermChanges })));
const Calendar = lazy(() => import('./pages/calendar/calendar.tsx').then((m) => ({ default: m.Calendar })));
const Search = lazy(() => import('./pages/search/search.tsx').then((m) => ({ default: m.Search })));
const Notices = lazy(() => import('./pages/notices/notices.tsx').then((m) => ({ default: m.Notices })));
const SecretMatters = lazy(() => import('./pages/secret-matters/secret-matters.tsx').then((m) => ({ default: m.SecretMatters })));
const ActingMandates = lazy(() => import('./pages/account/acting-mandates.tsx').then((m) => ({ default: m.ActingMandates })));
const Account = lazy(() => import('./pages/account/account.tsx').then((m) => ({ default: m.Account })));
const Audit = lazy(() => import('./pages/audit/audit.tsx').then((m) => ({ default: m.Audit })));
const VerifyFile = lazy(() => import('./pages/verify/verify-file.tsx').then((m) => ({ default: m.VerifyFile })));
const Administration = lazy(() => import('./pages/administration/administration.tsx').then((m) => ({ default: m.Administration })));

/** A dialog lies above everything that is not inside it. */
const popupParent = (trigger?: HTMLElement): HTMLElement => trigger?.closest('dialog') ?? document.body;

/** The desk: everything for which somebody must be logged in. */
export function Staff() {
  const me = useQuery(meQuery);
  const { pathname, search } = useLocation();
  const isLarge = me.data?.largeText ?? false;
  const theme = useMemo(() => deskTheme(isLarge), [isLarge]);
  const isDeputy = me.data?.identity.role === 'deputy';
  useEffect(() => { if (isDeputy && !location.pathname.startsWith('/m')) location.replace('/m'); }, [isDeputy]);
  if (me.error !== null && me.data === undefined) return <main className="page"><LoadFailed error={me.error} onRetry={() => void me.refetch()} /></main>;
  if (me.data === undefined || isDeputy) return <Loading />;
  if (me.data === null) return <Navigate to={pathname === '/' ? '/login' : `/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  const nonce = styleNonce();
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} getPopupContainer={popupParent} {...(nonce === undefined ? {} : { csp: { nonce } })}>
      <App component={false}>
        <MeContext value={me.data}>
          <Frame>
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route path="/" element={<Navigate to={startOf(me.data.identity)} replace />} />
                <Route path="/to-do" element={<ToDo />} />
                <Route path="/suggestions" element={<Suggestions />} />
                <Route path="/suggestions/:id" element={<SuggestionPage />} />
                <Route path="/suggestions/:id/print" element={<CasePrint />} />
                <Route path="/motions/new" element={<ConvertMotion />} />
                <Route path="/review" element={<Review />} />
                <Route path="/registration" element={<Registration />} />
                <Route path="/joint-assignment" element={<JointAssignment />} />
                <Route path="/batch/:action" element={<Batch />} />
                <Route path="/assignment" element={<Assignment />} />
                <Route path="/assignment-plans" element={<AssignmentPlans />} />
                <Route path="/assignment-meetings" element={<Meetings />} />
                <Route path="/assignment-meetings/:id" element={<MeetingPage />} />
                <Route path="/assignment-meetings/:id/summary" element={<DaySummaryPage />} />
                <Route path="/replies/:id" element={<ReplyPage />} />
                <Route path="/opinions/:id" element={<OpinionPage />} />
                <Route path="/paper-entry" element={<PaperEntry />} />
                <Route path="/unit" element={<UnitDesk />} />
                <Route path="/publications" element={<Publications />} />
                <Route path="/commitments" element={<Commitments />} />
                <Route path="/commitments/:id" element={<CommitmentPage />} />
                <Route path="/numbers" element={<Numbers />} />
                <Route path="/excellent" element={<Excellent />} />
                <Route path="/before-session" element={<BeforeSession />} />
                <Route path="/handling-reports" element={<HandlingReports />} />
                <Route path="/township-report" element={<TownshipReport />} />
                <Route path="/livelihood" element={<Livelihood />} />
                <Route path="/livelihood/:id" element={<LivelihoodMatterPage />} />
                <Route path="/rounds" element={<Rounds />} />
                <Route path="/term-changes" element={<TermChanges />} />
                <Route path="/calendar" element={<Calendar />} />
                <Route path="/search" element={<Search />} />
                <Route path="/notices" element={<Notices />} />
                <Route path="/secret-matters" element={<SecretMatters />} />
                <Route path="/acting-mandates" element={<ActingMandates />} />
                <Route path="/account" element={<Account />} />
                <Route path="/papers/verify" element={<VerifyFile />} />
                <Route path="/audit" element={<Audit />} />
                <Route path="/administration/*" element={<Administration />} />
                <Route path="*" element={<NotFound />} />
              </Routes>
            </Suspense>
          </Frame>
        </MeContext>
      </App>
    </ConfigProvider>
  );
}
