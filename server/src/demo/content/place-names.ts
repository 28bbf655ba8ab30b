import { createPrng } from './prng.ts';

/** Everything on the map of one invented township that a suggestion may speak of. */
export interface TownshipPlaces {
  villages: readonly string[];
  hamlets: readonly string[];
  roads: readonly string[];
  streets: readonly string[];
  rivers: readonly string[];
  reservoirs: readonly string[];
  bridges: readonly string[];
  primarySchools: readonly string[];
  middleSchool: string;
  kindergartens: readonly string[];
  healthCentre: string;
  neighbourhoods: readonly string[];
  industrialPark: string;
  market: string;
}

const firstSyllables = ['上', '下', '前', '后', '里', '外', '东', '西', '南', '北', '大', '小', '新', '旧'] as const;
const middles = ['坞', '垟', '埭', '岙', '浦', '汀', '荻', '栎', '樟', '枫', '槐', '柘', '桐', '茭', '菱', '蓼', '筠', '篁', '磜', '碓', '岚', '漪', '湾', '塘', '堰', '渚', '浔', '峤'] as const;
const flowers = ['雁', '鹭', '鹤', '鸥', '云', '霞', '月', '星', '松', '竹', '兰', '荷', '石', '金', '银', '青', '白', '朱', '溪', '泉'] as const;
const clans = ['陈', '林', '黄', '吴', '郑', '叶', '周', '徐', '蔡', '苏', '潘', '谢', '章', '金', '项', '温', '缪', '雷', '钟', '蓝', '卓', '柳', '季', '陶', '应', '阮', '鲍', '贾', '池', '董'] as const;
const hamletTails = ['宅', '家山', '家坑', '厝', '家垄', '家岭', '家店', '家湾', '家桥', '家寮'] as const;
const terrain = ['牛角', '石臼', '茶亭', '水碓', '枫树', '乌岩', '半岭', '双坑', '金山', '毛竹', '炭窑', '高坪'] as const;
const terrainTails = ['头', '尾', '里', '底', '脚', '口', '背', '坪'] as const;
const streetNames = ['人民', '学前', '文昌', '迎宾', '滨河', '环城', '兴业', '振兴', '建设', '和谐', '育才', '康宁', '市场', '车站', '创业', '向阳'] as const;
const estateNames = ['锦', '澜', '翠', '怡', '雅', '景', '和', '嘉', '御', '馨'] as const;
const estateTails = ['苑', '庭', '园', '府', '湾', '城'] as const;

function uniqueNames(seed: string, count: number, taken: Set<string>, make: (prng: ReturnType<typeof createPrng>) => string): string[] {
  const prng = createPrng(seed);
  const names: string[] = [];
  while (names.length < count) {
    const name = make(prng);
    if (taken.has(name)) continue;
    taken.add(name);
    names.push(name);
  }
  return names;
}

/**
 * The map of one township. `taken` is shared by all townships of the county, so that no two villages, rivers or estates have one name.
 * `seat` is the township's name without 镇 or 乡.
 */
export function makeTownshipPlaces(seat: string, villageCount: number, urban: boolean, taken: Set<string>): TownshipPlaces {
  const named = (what: string, count: number, make: (prng: ReturnType<typeof createPrng>) => string) => uniqueNames(`${seat}/${what}`, count, taken, make);
  const villageStems = named('village', villageCount, (prng) =>
    prng.chance(0.5) ? `${prng.pick(firstSyllables)}${prng.pick(middles)}` : `${prng.pick(flowers)}${prng.pick(middles)}`);
  const rivers = named('river', 3, (prng) => `${prng.pick(flowers)}${prng.pick(['漪', '筠', '荻', '湾', '蓼', '塘', '碓'])}${prng.pick(['溪', '河', '港'])}`);
  const roads: string[] = [];
  villageStems.forEach((from, index) => {
    for (let step = 1; step <= 3; step += 1) {
      const to = villageStems[(index + step * 2) % villageStems.length];
      if (to !== undefined && to !== from) roads.push(step === 2 ? `${from}至${to}公路` : `${from}${to}线`);
    }
  });
  return {
    villages: villageStems.map((stem, index) => (urban && index % 2 === 0 ? `${stem}社区` : `${stem}村`)),
    hamlets: named('hamlet', 36, (prng) =>
      prng.chance(0.7) ? `${prng.pick(['', '上', '下', '老', '新'])}${prng.pick(clans)}${prng.pick(hamletTails)}` : `${prng.pick(terrain)}${prng.pick(terrainTails)}${prng.pick(['', '', '上', '下'])}`),
    roads: [...new Set(roads)],
    streets: createPrng(`${seat}/street`).sample(streetNames, urban ? 12 : 6).map((name, index) => `${name}${index % 3 === 0 ? '路' : '街'}`),
    rivers,
    reservoirs: named('reservoir', 2, (prng) => `${prng.pick(flowers)}${prng.pick(['坞', '岙', '磜', '峤'])}水库`),
    bridges: named('bridge', 5, (prng) => `${prng.pick(flowers)}${prng.pick(['虹', '济', '安', '渡', '汀'])}桥`),
    primarySchools: [`${seat}小学`, `${seat}第二小学`, ...villageStems.slice(0, urban ? 3 : 2).map((stem) => `${stem}小学`)],
    middleSchool: `${seat}中学`,
    kindergartens: [`${seat}中心幼儿园`, ...villageStems.slice(2, 4).map((stem) => `${stem}幼儿园`)],
    healthCentre: `${seat}${urban ? '社区卫生服务中心' : '卫生院'}`,
    neighbourhoods: named('estate', urban ? 14 : 4, (prng) => `${prng.pick(flowers)}${prng.pick(estateNames)}${prng.pick(estateTails)}`),
    industrialPark: `${seat}工业园`,
    market: `${seat}农贸市场`,
  };
}
