import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Home } from '../home/home.tsx';
import { Gate } from './gate.tsx';
import { NotFound, PageBroke } from './not-found.tsx';
import { Opening } from './opening.tsx';

export const loadPages = () => import('./pages.ts');
type Pages = Awaited<ReturnType<typeof loadPages>>;

const page = (name: keyof Pages) => ({ lazy: async () => ({ Component: (await loadPages())[name] as ComponentType }) });

const routes: RouteObject[] = [
  {
    path: '/', element: <Gate />, errorElement: <PageBroke />, hydrateFallbackElement: <Opening />,
    children: [
      { index: true, element: <Home /> },
      { path: 'login', element: <Navigate to="/" replace /> },
      { path: 'suggestions', ...page('SuggestionList') },
      { path: 'suggestions/:id', ...page('SuggestionPage') },
      { path: 'write', ...page('NewDraft') },
      { path: 'write/:draftId', ...page('DraftLayout'), children: [{ index: true, ...page('WritePage') }, { path: 'more', ...page('MorePage') }, { path: 'check', ...page('CheckPage') }] },
      { path: 'suggestions/:id/talk', ...page('AskForTalk') },
      { path: 'intentions', ...page('Intentions') },
      { path: 'suggestions/:id/announce', ...page('Announce') },
      { path: 'talks/:id', ...page('DraftTalkPage') },
      { path: 'livelihood', ...page('LivelihoodMatters') },
      { path: 'livelihood/new', ...page('RaiseMatter') },
      { path: 'livelihood/:id', ...page('LivelihoodMatterPage') },
      { path: 'referrals', ...page('Referrals') },
      { path: 'referrals/:id', ...page('ReferralPage') },
      { path: 'topics', ...page('Topics') },
      { path: 'topics/new', ...page('ProposeTopic') },
      { path: 'topics/:id', ...page('TopicPage') },
      { path: 'co-sponsorships/:id', ...page('CoSponsorshipPage') },
      { path: 'consultations/:id', ...page('ConsultationPage') },
      { path: 'evaluations/:id', ...page('EvaluationPage') },
      { path: 'replies/:id', ...page('LetterPage') },
      { path: 'excellent', ...page('ExcellentOnes') },
      { path: 'commitments', ...page('Commitments') },
      { path: 'commitments/:id', ...page('CommitmentPage') },
      { path: 'duty', ...page('Duty') },
      { path: 'me', ...page('MePage') },
      { path: 'me/password', ...page('PasswordPage') },
      { path: 'me/sessions', ...page('Sessions') },
      { path: 'notices', ...page('Notices') },
      { path: '*', element: <NotFound /> },
    ],
  },
];

export const createDeputyRouter = () => createBrowserRouter(routes, { basename: '/m' });
