/** What the coach reads of a draft. */
export interface CoachedText { readonly title: string; readonly situation: string; readonly analysis: string; readonly asks: readonly string[]; readonly disclosureWish: string | null; readonly disclosureReason: string }
export interface Gap { readonly field: keyof CoachedText; readonly text: string; /** Without it the suggestion cannot be submitted. */ readonly isNeeded: boolean }

const SHORT_SITUATION = 40;
const SHORT_ASK = 12;
export const MANY_ASKS = 6;
export const place = /[镇乡村路街河桥校院社区线组段厂站]|县城|全县/;
export const fact = /\d|[一二三四五六七八九十百千万两]+(?:余|多)?(?:人|户|起|次|件|公里|米|亩|年|天|元|辆|所|个|处|家)/;
const cause = /因为|由于|原因|因此|导致|造成|缺乏|缺少|不足|不够|不到位|没有|尚未|老化|不畅|不清|矛盾|根源/;
export const vague = /^(?:进一步)?(?:加强|加大|重视|完善|提高|强化|推进|做好)[^，。；]{0,10}[。；]?$/;
export const twoMatters = /^关于(.{3,}?)(?:以及|，并|；|，同时)(.{3,})的建议$/;

/** What a kind colleague would ask before it goes out: fact, cause, concrete ask, one matter (浙江规定 7). Hints, never a bar. */
export function findGaps(text: CoachedText): readonly Gap[] {
  const asks = text.asks.map((ask) => ask.trim()).filter((ask) => ask !== '');
  const gaps: Gap[] = [];
  const say = (field: Gap['field'], words: string, isNeeded = false) => void gaps.push({ field, text: words, isNeeded });

  if (text.title.trim() === '') say('title', '还没有标题。可以写成“关于……的建议”。', true);
  else if (!text.title.includes('建议')) say('title', '标题一般写成“关于……的建议”，让人一看就知道要办什么。');
  const both = twoMatters.exec(text.title.trim());
  if (both !== null) say('title', `标题里像是两件事：“${both[1] ?? ''}”和“${both[2] ?? ''}”。一件建议说一件事，分开写更容易办成。`);

  const situation = text.situation.trim();
  if (situation === '') say('situation', '还没有写情况：在哪里，什么事，影响多少人，有多久了。', true);
  else {
    if (situation.length < SHORT_SITUATION) say('situation', '情况写得比较短，可以把您看到的、听到的再写具体些。');
    if (!place.test(situation)) say('situation', '情况里没有看出是什么地方，写上镇、村、路名更好办。');
    if (!fact.test(situation)) say('situation', '情况里没有数字。多少人、多长、多少次，有一个数更有分量。');
  }

  const analysis = text.analysis.trim();
  if (analysis === '') say('analysis', '还没有写分析：为什么会这样，卡在哪里。', true);
  else if (!cause.test(analysis)) say('analysis', '分析里没有看出原因，可以写一写为什么一直没有解决。');

  if (asks.length === 0) say('asks', '还没有写具体建议：希望谁、在什么时候、做成什么。', true);
  asks.forEach((ask, index) => {
    if (vague.test(ask)) say('asks', `第${index + 1}条比较笼统（“${ask.slice(0, 12)}”），可以写明做哪一件具体的事。`);
    else if (ask.length < SHORT_ASK) say('asks', `第${index + 1}条很短，可以写明在哪里、做到什么程度。`);
  });
  if (asks.length > MANY_ASKS) say('asks', `有${asks.length}条建议，看看是不是说了几件不同的事；不同的事分开提更容易办成。`);
  if (text.disclosureWish === 'withhold' && text.disclosureReason.trim() === '') say('disclosureReason', '选了不公开，请写一写理由。', true);
  if (text.disclosureWish === null) say('disclosureWish', '还没有选是否同意公开（在“附件和联名”一步选），不选就记为“代表未表示”。');
  return gaps;
}
