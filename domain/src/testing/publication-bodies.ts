import type { PublicationRow, ReplyRow } from '../case-file/rows.ts';
import { addDays } from '../kernel/dates.ts';
import type { Draw } from './bodies.ts';

/** What a unit proposes to be made public, and what the office decides. */
export function publicity({ world, file, valid }: Draw): unknown {
  if (!valid) return world.random.pick([{ form: 'notPublic' }, { form: 'notPublic', ground: 'privacy', reason: '涉及国家秘密' }, { form: 'summary' }, { form: 'full', strikes: ['没有这样的话'] }]);
  return world.random.pick([{ form: 'full', strikes: [file.suggestion.asks[0]?.text ?? ''] }, { form: 'summary', summary: '修复了道路' }, { form: 'titleOnly' }, { form: 'notPublic', ground: 'businessSecret', reason: '涉及报价' }]);
}

export const wish = ({ world, valid }: Draw): unknown => (valid ? world.random.pick([{ wish: 'full' }, { wish: 'full', keepName: true }, { wish: 'titleOnly' }, { wish: 'withhold', reason: '涉及邻里' }]) : { wish: 'withhold' });

export function publicationDecision({ world, file, record, valid }: Draw): unknown {
  const { random } = world;
  const own = record as PublicationRow;
  const contact = file.reply.find((one) => one.id === own.replyId) as ReplyRow | undefined;
  if (!valid) return random.pick([{ form: 'notPublic' }, { form: 'full', releaseOn: addDays(world.today(), -1), reason: '到期' }, { form: 'summary', summary: `请找${contact?.contactName ?? ''}，电话13805771234`, reason: '摘要', releaseOn: world.today() }]);
  const releaseOn = addDays(world.today(), random.pick([0, 0, 3]));
  const showNames = !own.keepName && file.suggestion.identityKeptOn === null && random.chance(0.7);
  return random.pick([
    { form: 'full', reason: '应当公开', releaseOn, showNames }, { form: 'full', reason: '应当公开', releaseOn, showNames }, { form: 'summary', summary: '修复了道路', reason: '内容较多', releaseOn, showNames },
    { form: 'titleOnly', reason: '涉及企业经营', releaseOn, showNames }, { form: 'notPublic', ground: 'privacy', reason: '涉及住户病情' },
  ]);
}
