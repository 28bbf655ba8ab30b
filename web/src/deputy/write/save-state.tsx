import { dayOf, formatDate, timeOf } from '../../text/format-date.ts';
import { useToday } from '../app/use-today.ts';
import type { SaveState as State } from './draft-keeper.ts';

/** 已保存 09:31 — always in sight, told to a screen reader only when it changes in kind. */
export function SaveState({ save }: { readonly save: State }) {
  const [text, tone] = words(save, useToday());
  return <p className="saved" data-tone={tone} role="status">{text}</p>;
}

function words(save: State, today: string): readonly [string, string | undefined] {
  switch (save.kind) {
    case 'saved': return [`已保存 ${dayOf(save.at) === today ? timeOf(save.at) : formatDate(dayOf(save.at), today)}`, undefined];
    case 'writing': case 'sending': return ['正在保存…', undefined];
    case 'onPhone': return [`${{ offline: '没有网络', loggedOut: '登录已过期', busy: '暂时没有传上去' }[save.why]}，已存在手机上`, 'plan'];
    case 'onPageOnly': return ['没有网络，请不要关掉这一页', 'late'];
    case 'conflict': return ['有两份不同的文字，请选择', 'late'];
    case 'failed': case 'gone': return ['没有保存', 'late'];
    default: return ['', undefined];
  }
}
