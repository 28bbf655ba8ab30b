import type { Basis } from '../deadline/deadline-rule.ts';
import { ruleText } from '../deadline/deadline-rule.ts';
import { basisText } from '../deadline/deadline-rule.ts';
import { choiceSettings } from './choice-settings.ts';
import type { ChoiceSettingKey } from './choice-settings.ts';
import { localSetOf } from './local-sets.ts';
import type { LocalSet } from './local-sets.ts';
import { timeSettings } from './time-settings.ts';
import type { TimeSettingKey, TimeSettingValue } from './time-settings.ts';

/** What the congress says its value rests on: the regulation from which it was taken, or a rule of its own in its own words. */
export type StatedBasis = { readonly basisFrom?: string; readonly ownBasis?: string };

/** Long enough for a rule's name and article; the reasons for a decision stand with the decision. */
export const longestOwnBasis = 60;

type Statement = { readonly article: string; readonly text: string } | undefined;

const stated = ({ basisFrom, ownBasis }: StatedBasis, statementIn: (set: LocalSet) => Statement): Basis | undefined => {
  if (ownBasis !== undefined) return { law: ownBasis, article: '', text: '' };
  const set = basisFrom === undefined ? undefined : localSetOf(basisFrom);
  const statement = set === undefined ? undefined : statementIn(set);
  return set === undefined || statement === undefined ? undefined : { law: set.shortName, article: statement.article, text: statement.text };
};

/** A value of which nobody has said what it rests on: the catalogue's article says something else and may not be cited for it. */
const unstated = (catalogue: Basis, catalogueValue: string): Basis =>
  ({ law: '本地设定', article: '', text: `没有写明依据。程序自带的是“${catalogueValue}”${catalogue.article === '' ? '' : `（${basisText(catalogue)}）`}。` });

/** What a period rests on. Whether a last day off moves is said by no regulation on suggestions, so that it takes nothing from the basis. */
export const basisInForce = (key: TimeSettingKey, value: TimeSettingValue): Basis => {
  const catalogue = timeSettings[key];
  const isCatalogues = value.unit === catalogue.unit && value.count === catalogue.count && value.startEvent === catalogue.startEvent;
  return stated(value, (set) => set.times[key]) ?? (isCatalogues ? catalogue.basis : unstated(catalogue.basis, ruleText(catalogue)));
};

/** What a choice rests on; a basis that is itself the place's own explains every option. */
export const choiceBasisInForce = (key: ChoiceSettingKey, value: unknown, saidOfIt: StatedBasis): Basis => {
  const { basis, options } = choiceSettings[key];
  const [first = ''] = Object.keys(options);
  return stated(saidOfIt, (set) => set.choices[key]) ?? (value === first || basis.law === '本地设定' ? basis : unstated(basis, options[first] ?? ''));
};
