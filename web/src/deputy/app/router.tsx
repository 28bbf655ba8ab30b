import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { ConsultationPage } from '../answer/consultation.tsx';
import { CoSponsorshipPage } from '../answer/co-sponsorship.tsx';
import { EvaluationPage } from '../answer/evaluation.tsx';
import { LetterPage } from '../answer/letter.tsx';
import { Home } from '../home/home.tsx';
import { Duty } from '../me/duty.tsx';
import { MePage } from '../me/me.tsx';
import { Notices } from '../me/notices.tsx';
import { PasswordPage } from '../me/password.tsx';
import { Sessions } from '../me/sessions.tsx';
import { CommitmentPage } from '../promises/commitment.tsx';
import { Commitments } from '../promises/commitments.tsx';
import { SuggestionList } from '../suggestions/list.tsx';
import { SuggestionPage } from '../suggestions/suggestion.tsx';
import { CheckPage } from '../write/check.tsx';
import { DraftLayout } from '../write/draft-layout.tsx';
import { MorePage } from '../write/more.tsx';
import { NewDraft } from '../write/new-draft.tsx';
import { WritePage } from '../write/write.tsx';
import { Gate } from './gate.tsx';
import { NotFound, PageBroke } from './not-found.tsx';

const routes: RouteObject[] = [
  {
    path: '/', element: <Gate />, errorElement: <PageBroke />,
    children: [
      { index: true, element: <Home /> },
      { path: 'login', element: <Navigate to="/" replace /> },
      { path: 'suggestions', element: <SuggestionList /> },
      { path: 'suggestions/:id', element: <SuggestionPage /> },
      { path: 'write', element: <NewDraft /> },
      { path: 'write/:draftId', element: <DraftLayout />, children: [{ index: true, element: <WritePage /> }, { path: 'more', element: <MorePage /> }, { path: 'check', element: <CheckPage /> }] },
      { path: 'co-sponsorships/:id', element: <CoSponsorshipPage /> },
      { path: 'consultations/:id', element: <ConsultationPage /> },
      { path: 'evaluations/:id', element: <EvaluationPage /> },
      { path: 'replies/:id', element: <LetterPage /> },
      { path: 'commitments', element: <Commitments /> },
      { path: 'commitments/:id', element: <CommitmentPage /> },
      { path: 'duty', element: <Duty /> },
      { path: 'me', element: <MePage /> },
      { path: 'me/password', element: <PasswordPage /> },
      { path: 'me/sessions', element: <Sessions /> },
      { path: 'notices', element: <Notices /> },
      { path: '*', element: <NotFound /> },
    ],
  },
];

export const createDeputyRouter = () => createBrowserRouter(routes, { basename: '/m' });
