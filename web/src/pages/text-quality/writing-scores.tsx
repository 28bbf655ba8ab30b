import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mattersQuery } from '../../api/matters.ts';
import { writingQualityQuery, type QualityForReviewers, type Score } from '../../api/text-quality.ts';
import type { Suggestion, WritingScore } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { useToday } from '../../frame/use-today.ts';
import { formatDate, formatInstant } from '../../text/format-date.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { MatterActions } from '../before-session/matter-actions.tsx';
import { NewMatter } from '../before-session/new-matter.tsx';
import { SchemaFields } from '../../actions/schema-fields.tsx';
import { givenScores, ScoreFields } from './score-fields.tsx';

const reviewers = ['townshipPresidium', 'deputyAffairs', 'committeeOffice'];

/** 撰写质量: the levels' sheets beside each other, for the levels alone; nobody else sees that there is such a thing. */
export function WritingScores({ suggestion }: { readonly suggestion: Suggestion }) {
  const { identity } = useMe();
  const isReviewer = reviewers.includes(identity.role) && suggestion.submittedOn !== null;
  const quality = useQuery({ ...writingQualityQuery(suggestion.id), enabled: isReviewer });
  const sheets = useQuery({ ...mattersQuery('writingScore', { suggestion: suggestion.id }), enabled: isReviewer });
  const [isOpen, setOpen] = useState(false);
  const [scores, setScores] = useState<readonly Score[]>([]);
  if (!isReviewer) return null;
  const error = quality.error ?? sheets.error;
  if (error !== null) return <section className="card"><h2>撰写质量</h2><LoadFailed error={error} onRetry={() => { void quality.refetch(); void sheets.refetch(); }} /></section>;
  if (quality.data === undefined || quality.data?.for !== 'reviewer' || sheets.data === undefined) return null;
  const { criteria, closed, isRegistered } = quality.data;
  const done = () => { setOpen(false); setScores([]); };
  return (
    <section className="card stack" aria-label="撰写质量"><h2>撰写质量</h2>
      <Summary quality={quality.data} />
      {sheets.data.items.map((sheet) => <Sheet key={sheet.id} sheet={sheet} />)}
      {closed === null ? <div><button type="button" className="button button--small no-print" onClick={() => setOpen(true)}>评价撰写质量</button></div> : sheets.data.items.length === 0 ? <p className="muted small">{closed}</p> : null}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="评价撰写质量" isWide>
        <NewMatter kind="writingScore" schema={sheets.data.createSchema} fixed={{ suggestionId: suggestion.id, scores: givenScores(scores) }} label="提交评价" done="已评价" onDone={done}>
          <p className="muted">评的是文字写得怎样，不评该不该办。代表在三级审核都结束以后，只看到各项的平均分和写给代表的意见；承办单位看不到。{isRegistered ? '本件已经登记编号，这次评价提交后不能再改。' : '登记编号以前可以更正，原来的评分保留。'}</p>
          <ScoreFields criteria={criteria} scores={scores} onChange={setScores} formId="new-score" />
        </NewMatter>
      </Dialog>
    </section>
  );
}

function Summary({ quality: { summary, divergences } }: { readonly quality: QualityForReviewers }) {
  if (summary === null) return <p className="muted">还没有评价。</p>;
  return (
    <>
      <p>{summary.sheets}级评价，平均 <strong>{summary.average}</strong> 分（满分100）</p>
      {divergences.length === 0 ? null : <div className="note note--plan"><strong>各级相差较大，可以互相说明：</strong><ul>{divergences.map((one) => <li key={one.criterion}>{one.criterion}：{one.by.map(({ level, score }) => `${level}${score}分`).join('，')}</li>)}</ul></div>}
    </>
  );
}

function Sheet({ sheet }: { readonly sheet: WritingScore }) {
  const today = useToday();
  return (
    <details className="fold" open={sheet.isOwn}>
      <summary>{sheet.levelLabel}：{sheet.state === 'annulled' ? '已作废' : `${sheet.total}分`} <span className="muted small">{sheet.byName}，{formatDate(sheet.scoredOn, today)}{sheet.isOfEarlierText ? ' · 评后文字有改动' : ''}</span></summary>
      <div className="fold__in stack">
        <div className="table-box"><table className="table quality-table sheet-table"><thead><tr><th>项目</th><th>权重</th><th>评分</th><th>意见</th></tr></thead>
          <tbody>{sheet.criteria.map(({ name, weight }) => { const given = sheet.scores.find((one) => one.criterion === name); return <tr key={name}><td>{name}</td><td>{weight}</td><td>{given?.score}</td><td>{given?.remark ?? ''}{given?.forDeputy === true ? <span className="muted small">（给代表）</span> : null}</td></tr>; })}</tbody>
        </table></div>
        {sheet.annulReason === null ? null : <p>作废理由：{sheet.annulReason}</p>}
        {sheet.history.length === 0 ? null : <ul className="small muted">{sheet.history.map((one) => <li key={one.at}>{formatInstant(one.at, today)}更正，原来{one.byName}评{one.total}分（{one.scores.map(({ criterion, score }) => `${criterion}${score}`).join('，')}）：{one.reason}</li>)}</ul>}
        <MatterActions record={{ ...sheet, actions: sheet.actions.filter((one) => one.refusals.length === 0) }} initialOf={(action) => (action === 'correct' ? { scores: sheet.scores } : {})}
          fieldsOf={(action) => (action !== 'correct' ? undefined : ({ schema, values, onChange, formId, findings }) => (
            <>
              <ScoreFields criteria={sheet.criteria} scores={(values['scores'] ?? []) as readonly Score[]} onChange={(scores) => onChange({ ...values, scores: givenScores(scores) })} formId={formId} />
              <SchemaFields schema={{ ...schema, properties: { reason: schema.properties?.['reason'] ?? {} } }} values={values} onChange={onChange} formId={formId} findings={findings} />
            </>
          ))} />
      </div>
    </details>
  );
}
