import { Link } from 'react-router';
import type { Numbers } from '../../api/types.ts';
import type { Narrowed } from './list-of-number.ts';

interface Props { readonly paper: Numbers['paper']; readonly narrowed: Narrowed }

/** What came on paper, beside all there is. Ratings are counted one by one and listed by the suggestions that have them. */
export function PaperCount({ paper, narrowed }: Props) {
  const link = (count: number, unit: string, about: string, more: Readonly<Record<string, string>>) => (count === 0 ? <>0 {unit}</>
    : <Link aria-label={`${about}：${count} ${unit}`} to={`/suggestions?${new URLSearchParams({ indicator: 'replied', part: 'denominator', ...more, ...narrowed }).toString()}`}>{count} {unit}</Link>);
  return (
    <p>
      另计纸质：纸质录入的建议 {link(paper.suggestions, '件', '纸质录入的建议', { channel: 'paper' })}（共 {link(paper.ofSuggestions, '件', '已交办的建议', {})}），纸质测评 {paper.ratings} 次，在 {link(paper.rated, '件', '有纸质测评的建议', { rated: 'paper' })}中（共 {paper.ofRatings} 次，在 {link(paper.ofRated, '件', '有测评的建议', { rated: 'any' })}中；公开以后才计）。
    </p>
  );
}
