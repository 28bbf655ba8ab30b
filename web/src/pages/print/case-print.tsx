import './case-print.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { recordQuery } from '../../api/queries.ts';
import type { Suggestion } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { usePageTitle } from '../../frame/use-page-title.ts';
import { useToday } from '../../frame/use-today.ts';
import { paperDate } from '../../text/format-date.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Evidence } from './file-rows.tsx';
import { Consultations, Evaluations, Opinions, Replies } from './handling-sections.tsx';
import { Mediations } from './mediation-section.tsx';
import { TermExplanations } from './explanation-section.tsx';
import { Commitments, Deadlines, History } from './later-sections.tsx';
import { Assignment, Basics, CoSigners, RelatedNumbers, Reviews, Words } from './matter-sections.tsx';
import { Section } from './sheet.tsx';

/** A whole case on paper, made from the same record that the page of the suggestion shows: what the reader may not see is not in it. */
export function CasePrint() {
  const { id = '' } = useParams();
  const query = useQuery(recordQuery('suggestion', id));
  if (query.data !== undefined) return <WholeCase suggestion={query.data} />;
  return query.error === null ? <Loading /> : <LoadFailed error={query.error} onRetry={() => void query.refetch()} />;
}

function WholeCase({ suggestion }: { readonly suggestion: Suggestion }) {
  const title = suggestion.title === '' ? '（还没有标题）' : suggestion.title;
  usePageTitle(`${suggestion.numberLabel ?? '未编号'} ${title} 全案`);
  const { person, identity } = useMe();
  const today = useToday();
  const hasFiles = (suggestion.attachments ?? []).some((file) => file.recordId === suggestion.id);
  return (
    <>
      <div className="case-print__tools no-print">
        <Link className="button" to={`/suggestions/${suggestion.id}`}>返回这件建议</Link>
        <button type="button" className="button button--main" onClick={() => window.print()}>打印</button>
        <span className="muted small">在打印窗口里也可以另存为 PDF。</span>
      </div>
      <article className="case-print">
        <header>
          <p>{identity.congress.name}代表建议办理全案</p>
          <h1>{title}</h1>
          <p className="case-print__by">{person.name}（{identity.roleLabel}）{paperDate(today)}打印，内容以打印人当时能看到的为准</p>
        </header>
        <Basics suggestion={suggestion} />
        <Words suggestion={suggestion} />
        {hasFiles ? <Section title="建议的附件"><Evidence title="文件" suggestion={suggestion} recordId={suggestion.id} /></Section> : null}
        <CoSigners suggestion={suggestion} />
        <RelatedNumbers suggestion={suggestion} />
        <Reviews suggestion={suggestion} />
        <Assignment suggestion={suggestion} />
        <Consultations suggestion={suggestion} />
        <Opinions suggestion={suggestion} />
        <Replies suggestion={suggestion} />
        <Evaluations suggestion={suggestion} />
        <Mediations suggestion={suggestion} />
        <Commitments suggestion={suggestion} />
        <TermExplanations suggestion={suggestion} />
        <Deadlines suggestion={suggestion} />
        <History suggestion={suggestion} />
      </article>
    </>
  );
}
