import { bodySchemas } from '../cases/public.ts';

/** The fields of one row, by every heading that offices and programs give them. The first heading names the field in reports. */
export const headings = {
  sourceId: ['来源编号', '原编号', '编号', 'sourceId', 'source id', 'id'],
  title: ['标题', '题目', '建议标题', '案由', 'title'],
  leadDeputy: ['领衔代表', '代表姓名', '代表', '提出人', 'leadDeputy', 'lead deputy', 'deputy'],
  certificateNumber: ['代表证号', '证号', 'certificateNumber', 'certificate number'],
  situation: ['情况', '基本情况', '现状', 'situation'],
  analysis: ['分析', '原因分析', '问题分析', 'analysis'],
  asks: ['具体建议', '建议', '建议内容', '意见建议', 'asks'],
  date: ['提出日期', '日期', '提交日期', 'date'],
  category: ['类别', '提出时间', 'category'],
  session: ['会议', '会次', 'session'],
  source: ['形成方式', 'source'],
  disclosureWish: ['是否同意公开', '公开', 'disclosureWish'],
  disclosureReason: ['不公开的理由', 'disclosureReason'],
} as const;

export type Field = keyof typeof headings;

/** Spaces, stars of required columns and letter case mean nothing in a heading. */
const plain = (heading: string): string => heading.normalize('NFKC').replace(/[\s*＊_-]/g, '').toLowerCase();

const byHeading = new Map(Object.entries(headings).flatMap(([field, names]) => names.map((name) => [plain(name), field as Field] as const)));

export const fieldOf = (heading: string): Field | undefined => byHeading.get(plain(heading));
export const labelOf = (field: Field): string => headings[field][0];

interface Bounded { readonly maxLength?: number; readonly maxItems?: number; readonly items?: { readonly maxLength?: number } }

const properties = (bodySchemas.suggestion['save'] as unknown as { properties: Readonly<Record<string, Bounded>> }).properties;

/** The widths that the API allows: what it would refuse, an import refuses too. */
export const limits = {
  title: properties['title']?.maxLength ?? 100, situation: properties['situation']?.maxLength ?? 10_000, analysis: properties['analysis']?.maxLength ?? 10_000,
  disclosureReason: properties['disclosureReason']?.maxLength ?? 1_000, asks: properties['asks']?.maxItems ?? 30, ask: properties['asks']?.items?.maxLength ?? 2_000,
} as const;
