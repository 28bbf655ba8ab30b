import { cultureIndustryWork } from './culture-industry-work.ts';
import { educationHealthCare } from './education-health-care.ts';
import { housingMarketTraffic } from './housing-market-traffic.ts';
import { landSafetyUtilitiesLaw } from './land-safety-utilities-law.ts';
import { peopleAndParty } from './people-and-party.ts';
import type { TopicTemplate } from './topic-template.ts';
import { transportWaterFarming } from './transport-water-farming.ts';

export const topics: readonly TopicTemplate[] = [
  ...transportWaterFarming, ...educationHealthCare, ...housingMarketTraffic, ...cultureIndustryWork, ...landSafetyUtilitiesLaw, ...peopleAndParty,
];
