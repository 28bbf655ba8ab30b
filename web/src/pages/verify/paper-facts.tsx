import type { PaperDetails, PaperFacts } from '../../api/papers.ts';
import { KeyValue } from '../../ui/key-value.tsx';

const day = (date: string): string => date.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** What a paper is; its contents only for whom the server sent them. */
export function Facts({ paper, details }: { readonly paper: PaperFacts; readonly details: PaperDetails | null }) {
  return (
    <>
      <KeyValue rows={[
        ['校验码', <span className="num">{paper.code}</span>], ['种类', paper.kindLabel], ['签发单位', paper.issuer], ['签发日期', day(paper.issuedOn)],
        ['标题', details?.title ?? null], ['签发人', details?.signedBy ?? null],
        ['原件 SHA-256', details === null ? null : <span className="hash">{details.sha256}</span>], ['原件 SM3', details === null ? null : <span className="hash">{details.sm3}</span>],
      ]} />
      {details === null ? <p className="muted small">文书的内容只有有权查看的人登录后才能看到。</p> : <p><a href={details.href} target="_blank" rel="noreferrer">打开留存的原件（PDF）</a></p>}
    </>
  );
}
