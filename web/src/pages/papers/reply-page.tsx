import './papers.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { recordQuery } from '../../api/queries.ts';
import type { Reply } from '../../api/types.ts';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ReplyEditor } from './reply-editor.tsx';
import { ReplyReader } from './reply-reader.tsx';

export function ReplyPage() {
  const { id = '' } = useParams();
  const reply = useQuery(recordQuery('reply', id));
  if (reply.data === undefined) return reply.error === null ? <Loading /> : <LoadFailed error={reply.error} onRetry={() => void reply.refetch()} />;
  return <WithSuggestion reply={reply.data} />;
}

function WithSuggestion({ reply }: { readonly reply: Reply }) {
  const suggestion = useQuery(recordQuery('suggestion', reply.suggestionId));
  usePageTitle('答复');
  if (suggestion.data === undefined) return suggestion.error === null ? <Loading /> : <LoadFailed error={suggestion.error} onRetry={() => void suggestion.refetch()} />;
  return reply.actions.some((one) => one.action === 'save')
    ? <ReplyEditor key={reply.id} reply={reply} suggestion={suggestion.data} />
    : <ReplyReader reply={reply} suggestion={suggestion.data} />;
}
