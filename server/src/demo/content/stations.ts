import { townships } from './county.ts';
import { createPrng } from './prng.ts';

/** 联络站 (kind 'station'; the first of each township is its 代表之家, 'deputyHome'). `congressId` is the township's. */
export interface Station { id: string; congressId: string; townshipId: string; kind: 'deputyHome' | 'station'; name: string; address: string; village: string; openingHours: string; phone: string }
export interface Studio { id: string; congressId: 'county'; industry: string; name: string; townshipId: string; host: string; openingHours: string; phone: string }

const STATION_COUNT = 40;
const two = (value: number): string => String(value).padStart(2, '0');

/** Every township has a home; the other 24 stations go to the townships with most villages. */
function stationPlan(): number[] {
  const plan = townships.map(() => 1);
  const bySize = townships.map((township, index) => ({ index, size: township.villages.length }));
  for (let left = STATION_COUNT - townships.length; left > 0; left -= 1) {
    bySize.sort((a, b) => b.size / ((plan[b.index] ?? 1) + 1) - a.size / ((plan[a.index] ?? 1) + 1) || a.index - b.index);
    const largest = bySize[0];
    if (largest !== undefined) plan[largest.index] = (plan[largest.index] ?? 1) + 1;
  }
  return plan;
}

const prng = createPrng('stations');
export const stations: readonly Station[] = stationPlan().flatMap((count, index) => {
  const township = townships[index];
  if (township === undefined) return [];
  return Array.from({ length: count }, (_, order) => {
    const village = township.villages[order * 2 % township.villages.length] ?? township.name;
    return {
      townshipId: township.id, congressId: township.id, village,
      kind: order === 0 ? 'deputyHome' as const : 'station' as const,
      name: order === 0 ? `${township.name}人大代表之家` : `${township.name}${village}人大代表联络站`,
      address: order === 0 ? `${township.name}${prng.pick(township.places.streets)}${prng.int(2, 198)}号` : `${township.name}${village}文化礼堂一楼`,
      openingHours: order === 0 ? '工作日 8:30—11:30，14:00—17:00' : prng.pick(['每月5日、20日 8:30—11:30', '每月10日、25日 8:30—11:30', '每周三 8:30—11:30', '每周一 14:00—17:00']),
    };
  });
}).map((station, index) => ({ id: `station-${two(index + 1)}`, ...station, phone: `0000-8000${String(index + 1).padStart(4, '0')}` }));

const industries: readonly (readonly [string, string])[] = [
  ['塑料包装', '县包装行业协会'], ['水泵阀门', '县泵阀商会'], ['特色茶业', '县茶叶产业协会'], ['山区民宿', '县民宿联合会'], ['电子商务', '县电子商务公共服务中心'],
  ['杨梅果蔬', '县果蔬专业合作社联合社'], ['建筑业', '县建筑业协会'], ['现代物流', '县物流行业协会'], ['基础教育', '县教师发展中心'], ['基层医疗', '县医疗服务共同体'],
  ['养老服务', '县养老服务行业协会'], ['水产养殖', '县渔业协会'], ['印刷文创', '县印刷文创产业园'], ['金融助企', '县企业综合服务中心'], ['新就业形态', '县快递外卖行业党群服务中心'],
];
export const studios: readonly Studio[] = industries.map(([industry, host], index) => ({
  id: `studio-${two(index + 1)}`, congressId: 'county', industry, name: `${industry}行业代表工作室`, townshipId: townships[index % townships.length]?.id ?? 'township-01', host,
  openingHours: '每天 8:30—17:30，节假日预约', phone: `0000-8100${String(index + 1).padStart(4, '0')}`,
}));
