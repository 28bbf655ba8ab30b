/** The yearly report of a township's presidium: paragraphs, a table of figures, a table of all suggestions. */
export interface TownshipReportData {
  readonly documentDate: string; readonly issuer: string; readonly title: string; readonly subtitle: string;
  readonly paragraphs: readonly (readonly [heading: string, texts: readonly string[]])[];
  readonly figures: readonly { readonly family: string; readonly name: string; readonly ofWhat: string; readonly rate: string }[];
  readonly matters: readonly { readonly number: string; readonly title: string; readonly lead: string; readonly units: string; readonly state: string; readonly result: string; readonly rating: string }[];
  readonly note: string;
}

export const townshipReport = ({ paragraphs, ...data }: TownshipReportData) => ({ ...data, paragraphs: paragraphs.map(([heading, texts]) => ({ heading, texts })) });
