import { makeTownshipPlaces, type TownshipPlaces } from './place-names.ts';

/** An invented county: no county of this name exists. Its congress is the eighteenth, whose term ends at the turn of 2026 to 2027. */
export const COUNTY_NAME = '霁川县';
export const COUNTY_SHORT_NAME = '霁';
export const SUPERIOR_CITY_NAME = '云澜市';
export const COUNTY_TERM = 18;

export interface Session { congressId: string; term: number; number: number; year: number; opensOn: string; closesOn: string; name: string }
export interface Congress { id: string; kind: 'county' | 'township'; name: string; placeName: string; term: number; standingBodyName: string }
export interface Township {
  id: string; name: string; seat: string; kind: 'town' | 'township'; urban: boolean; residents: number; villages: readonly string[]; places: TownshipPlaces;
}
export interface Delegation { id: string; congressId: string; townshipId: string; name: string; seats: number }
export interface Constituency { id: string; congressId: string; townshipId: string; number: number; name: string; seats: number; villages: readonly string[] }

/** name, 'town' = 镇 or 'township' = 乡, residents, villages, county deputies, township deputies */
const rows: readonly (readonly [string, 'town' | 'township', number, number, number, number])[] = [
  ['霁城', 'town', 186000, 26, 42, 98],
  ['临漪', 'town', 92400, 20, 27, 76],
  ['枫渚', 'town', 78100, 18, 24, 70],
  ['石栎', 'town', 64900, 17, 21, 66],
  ['雁浦', 'town', 58200, 16, 20, 63],
  ['桐汀', 'town', 51700, 15, 19, 60],
  ['云碓', 'town', 46800, 14, 17, 57],
  ['白荇', 'town', 41300, 13, 16, 54],
  ['鹤浔', 'town', 38600, 13, 15, 53],
  ['望岫', 'town', 33900, 12, 14, 50],
  ['松崦', 'town', 30200, 12, 13, 48],
  ['青箬', 'town', 27500, 11, 12, 46],
  ['银漱', 'township', 21800, 10, 11, 44],
  ['竹磜', 'township', 17600, 10, 10, 40],
  ['岚垟', 'township', 14300, 9, 10, 38],
  ['杉篁', 'township', 11900, 9, 9, 37],
];

const two = (value: number): string => String(value).padStart(2, '0');
const taken = new Set<string>();

export const townships: readonly Township[] = rows.map(([seat, kind, residents, villageCount], index) => {
  const urban = index === 0;
  const places = makeTownshipPlaces(seat, villageCount, urban, taken);
  return { id: `township-${two(index + 1)}`, name: `${seat}${kind === 'town' ? '镇' : '乡'}`, seat, kind, urban, residents, villages: places.villages, places };
});

const townshipsById = new Map(townships.map((township) => [township.id, township]));
export function townshipById(id: string): Township {
  const township = townshipsById.get(id);
  if (township === undefined) throw new RangeError(`no township ${id}`);
  return township;
}

export const congresses: readonly Congress[] = [
  { id: 'county', kind: 'county', name: `${COUNTY_NAME}人民代表大会`, placeName: COUNTY_NAME, term: COUNTY_TERM, standingBodyName: `${COUNTY_NAME}人民代表大会常务委员会` },
  ...townships.map((township): Congress => ({
    id: township.id, kind: 'township', name: `${COUNTY_NAME}${township.name}人民代表大会`, placeName: township.name, term: COUNTY_TERM,
    standingBodyName: `${township.name}人民代表大会主席团`,
  })),
];

export const delegations: readonly Delegation[] = townships.map((township, index) => ({
  id: `delegation-${two(index + 1)}`, congressId: 'county', townshipId: township.id, name: `${township.name}代表团`, seats: rows[index]?.[4] ?? 0,
}));

/** Seats are spread as evenly as they divide: one to three a constituency, as the election law allows (选举法 第二十六条). */
function makeConstituencies(congressId: string, township: Township, seats: number, perConstituency: number, firstNumber: number): Constituency[] {
  const count = Math.ceil(seats / perConstituency);
  return Array.from({ length: count }, (_, index) => {
    const villages = township.villages.filter((_village, village) => village % count === index % township.villages.length);
    const share = Math.floor(seats / count) + (index < seats % count ? 1 : 0);
    const number = firstNumber + index;
    return {
      id: `constituency-${congressId}-${String(number).padStart(3, '0')}`, congressId, townshipId: township.id, number,
      name: congressId === 'county' ? `${COUNTY_NAME}第${number}选区` : `${township.name}第${number}选区`,
      seats: share, villages: villages.length > 0 ? villages : township.villages.slice(index % township.villages.length, (index % township.villages.length) + 1),
    };
  });
}

let countyNumber = 1;
export const countyConstituencies: readonly Constituency[] = townships.flatMap((township, index) => {
  const made = makeConstituencies('county', township, rows[index]?.[4] ?? 0, 3, countyNumber);
  countyNumber += made.length;
  return made;
});
export const townshipConstituencies: readonly Constituency[] =
  townships.flatMap((township, index) => makeConstituencies(township.id, township, rows[index]?.[5] ?? 0, 3, 1));
export const constituencies: readonly Constituency[] = [...countyConstituencies, ...townshipConstituencies];

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** County sessions of the term; the demo's histories use the third to the fifth. */
export const sessions: readonly Session[] = ([
  [1, 2022, '2022-02-15', '2022-02-18'], [2, 2023, '2023-02-07', '2023-02-10'], [3, 2024, '2024-01-30', '2024-02-02'],
  [4, 2025, '2025-02-11', '2025-02-14'], [5, 2026, '2026-01-27', '2026-01-30'],
] as const).map(([number, year, opensOn, closesOn]) => ({
  congressId: 'county', term: COUNTY_TERM, number, year, opensOn, closesOn, name: `${COUNTY_NAME}第十八届人民代表大会第${ordinals[number - 1]}次会议`,
}));

/** A township congress meets twice a year; its winter sessions are the ones at which suggestions arrive. */
export const townshipSessions: readonly Session[] = townships.flatMap((township, index) => ([
  [5, 2024, '01'], [6, 2024, '07'], [7, 2025, '01'], [8, 2025, '07'], [9, 2026, '01'], [10, 2026, '07'],
] as const).map(([number, year, month]) => ({
  congressId: township.id, term: COUNTY_TERM, number, year, opensOn: `${year}-${month}-${two(8 + (index % 8))}`, closesOn: `${year}-${month}-${two(9 + (index % 8))}`,
  name: `${township.name}第十八届人民代表大会第${ordinals[number - 1]}次会议`,
})));

export type OrganisationKind =
  | 'deputyAffairs' | 'committeeOffice' | 'specialCommittee' | 'workingCommittee' | 'standingCommittee' | 'councilOfChairpersons'
  | 'countyLeadership' | 'governmentOffice' | 'presidium' | 'handlingUnit' | 'station' | 'studio' | 'administration';
export interface Organisation { id: string; congressId: string; kind: OrganisationKind; name: string; shortName: string }

/** The county congress's own bodies and the government office; handling units, stations and studios have lists of their own. */
export const congressOrganisations: readonly Organisation[] = [
  ['org-deputy-affairs', 'deputyAffairs', '县人大常委会代表工作委员会', '代表工委'],
  ['org-committee-office', 'committeeOffice', '县人大常委会办公室', '常委会办公室'],
  ['org-finance', 'specialCommittee', '县人大财政经济委员会', '财经委'],
  ['org-legislation', 'specialCommittee', '县人大监察和司法委员会', '监察司法委'],
  ['org-social', 'specialCommittee', '县人大社会建设委员会', '社会建设委'],
  ['org-education', 'workingCommittee', '县人大常委会教科文卫工作委员会', '教科文卫工委'],
  ['org-environment', 'workingCommittee', '县人大常委会城建环资工作委员会', '城建环资工委'],
  ['org-agriculture', 'workingCommittee', '县人大常委会农业农村工作委员会', '农业农村工委'],
  ['org-standing-committee', 'standingCommittee', `${COUNTY_NAME}人民代表大会常务委员会`, '县人大常委会'],
  ['org-council', 'councilOfChairpersons', '县人大常委会主任会议', '主任会议'],
  ['org-county-government', 'countyLeadership', `${COUNTY_NAME}人民政府`, '县政府'],
  ['org-government-office', 'governmentOffice', `${COUNTY_NAME}人民政府办公室（督查科）`, '县政府办'],
  ['org-administration', 'administration', '县人大常委会信息中心', '信息中心'],
].map(([id, kind, name, shortName]) => ({ id: id ?? '', congressId: 'county', kind: kind as OrganisationKind, name: name ?? '', shortName: shortName ?? '' }));

export const presidiums: readonly Organisation[] = townships.map((township) => ({
  id: `org-presidium-${township.id.slice(-2)}`, congressId: township.id, kind: 'presidium', name: `${township.name}人民代表大会主席团`, shortName: `${township.name}主席团`,
}));
