import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';
import { breakTitle } from './break-title.ts';
import { chineseNumeral } from './chinese-numeral.ts';

export interface GuideTopicData { readonly title: string; readonly background: string; readonly data: string; readonly alreadyKnown: string; readonly units: readonly string[]; readonly source: string }
/** 选题参考 of a year, in the order of its sections; `publishedOn` is null while it is being edited. */
export interface TopicGuideData {
  readonly documentDate: string; readonly title: string; readonly issuer: string; readonly preface: string; readonly publishedOn: string | null;
  readonly sections: readonly { readonly name: string; readonly topics: readonly GuideTopicData[] }[];
}

/** Sections without a topic are left out; topics are counted through the whole guide, so that one can be named by its number. */
export function topicGuide({ sections, publishedOn, ...data }: TopicGuideData) {
  let count = 0;
  return {
    ...data, titleLines: breakTitle(data.title), draftMark: publishedOn === null ? '（未发布）' : null, subtitle: '（供代表调研和撰写建议参考）',
    signature: `${data.issuer}　${formatChineseDate(publishedOn ?? data.documentDate)}`,
    sections: sections.filter((section) => section.topics.length > 0).map((section, index) => ({
      heading: `${chineseNumeral(index + 1)}、${section.name}`,
      topics: section.topics.map(({ title, units, ...topic }) => ({ ...topic, heading: `${++count}. ${title}`, units: units.join('、') })),
    })),
  };
}
