import { cast, type CastMember } from './cast.ts';
import { congressOrganisations, countyConstituencies, delegations, presidiums, townshipById, townshipConstituencies, townships } from './county.ts';
import { allUnits, type HandlingUnit } from './handling-units.ts';
import { makePersonName } from './person-names.ts';
import { createPrng, type Prng } from './prng.ts';
import { stations } from './stations.ts';

export type DemoRole =
  | 'deputy' | 'townshipDeputy' | 'presidium' | 'deputyAffairs' | 'committeeOffice' | 'councilOfChairpersons' | 'standingCommittee' | 'specialCommittee'
  | 'governmentOffice' | 'countyLeader' | 'unitLiaison' | 'unitSection' | 'unitDeputyHead' | 'unitHead' | 'station'
  | 'systemAdministrator' | 'securityAdministrator' | 'auditor';
export type OccupationKind = 'farmer' | 'worker' | 'professional' | 'entrepreneur' | 'official' | 'community';
export interface Person {
  id: string; name: string; sex: 'male' | 'female'; birthYear: number; nationality: string; education: string; politicalStatus: string;
  occupation: string; occupationKind: OccupationKind; employer: string; employerUnitId?: string; townshipId?: string;
  /** Begins with 100, which no network issues. */
  phone: string;
  username?: string;
}
/**
 * One post of one person. `organisationId` is a delegation for county deputies, the township congress for township deputies, else an
 * organisation, handling unit or station.
 */
export interface Identity {
  id: string; personId: string; role: DemoRole; congressId: string; organisationId: string; title: string;
  delegationId?: string; constituencyId?: string; sectionId?: string; certificateNumber?: string;
}
export interface DemoPeople { persons: readonly Person[]; identities: readonly Identity[] }

interface Wish { sex?: 'male' | 'female'; born?: readonly [number, number]; occupation: string; kind: OccupationKind; employer: string; unitId?: string; townshipId?: string }
interface Post { role: DemoRole; congressId: string; organisationId: string; title: string; delegationId?: string; constituencyId?: string; sectionId?: string }

/** Occupations of county deputies and their share; farmers, workers and professionals are more than half, officials a minority. */
const deputyOccupations: readonly (readonly [readonly [string, OccupationKind, string], number])[] = [
  [['村民', 'farmer', '{village}'], 11], [['种粮大户', 'farmer', '{seat}惠农粮食专业合作社'], 6], [['果蔬种植户', 'farmer', '{seat}绿源果蔬专业合作社'], 5], [['茶农', 'farmer', '{seat}山云茶叶专业合作社'], 4],
  [['水产养殖户', 'farmer', '{seat}丰澜水产专业合作社'], 3], [['村党支部书记', 'community', '{village}村民委员会'], 15], [['社区工作者', 'community', '{seat}社区'], 4],
  [['车间班组长', 'worker', '霁川县恒屹泵阀有限公司'], 5], [['一线工人', 'worker', '霁川县瑞坤印业有限公司'], 5], [['快递员', 'worker', '{seat}快递网点'], 2], [['环卫工人', 'worker', '霁川县洁城环境有限公司'], 2],
  [['教师', 'professional', '{seat}中学'], 8], [['小学校长', 'professional', '{seat}小学'], 3], [['医生', 'professional', '{seat}卫生院'], 6], [['护士', 'professional', '霁川县人民医院'], 3],
  [['农技推广员', 'professional', '{seat}农业综合服务中心'], 3], [['律师', 'professional', '霁川正衡律师事务所'], 2], [['工程师', 'professional', '霁川县恒屹泵阀有限公司'], 2],
  [['企业负责人', 'entrepreneur', '霁川{seat}新锐包装有限公司'], 13], [['民宿经营者', 'entrepreneur', '{seat}溪山民宿'], 3], [['商会会长', 'entrepreneur', '{seat}商会'], 3], [['电商经营者', 'entrepreneur', '{seat}乡味电子商务有限公司'], 3],
];

/** Urban communities have residents' committees where villages have villagers' committees. */
function inTown(occupation: string, employer: string): { occupation: string; employer: string } {
  if (!/社区(村民委员会)?$/.test(employer)) return { occupation, employer };
  return {
    occupation: occupation === '村民' ? '居民' : occupation === '村党支部书记' ? '社区党委书记' : occupation,
    employer: employer.replace('社区村民委员会', '社区居民委员会'),
  };
}

export function makePeople(prng: Prng): DemoPeople {
  const persons: Person[] = [];
  const identities: Identity[] = [];
  const taken = new Set(cast.map((one) => one.name));
  const castByPost = new Map<string, CastMember[]>();
  for (const one of cast) for (const post of one.posts) castByPost.set(post, [...(castByPost.get(post) ?? []), one]);
  const castPersons = new Map<string, Person>();

  const makePerson = (wish: Wish, member?: CastMember): Person => {
    const sex = member?.sex ?? wish.sex ?? (prng.chance(0.34) ? 'female' : 'male');
    const birthYear = member?.birthYear ?? prng.int(wish.born?.[0] ?? 1970, wish.born?.[1] ?? 1994);
    const name = member?.name ?? makePersonName(prng, sex, birthYear, taken);
    const order = persons.length + 1;
    const farmer = wish.kind === 'farmer';
    const person: Person = {
      id: `p${String(order).padStart(4, '0')}`, name, sex, birthYear,
      nationality: /^[蓝雷钟]/.test(name) ? '畲族' : prng.weighted([['汉族', 985], ['畲族', 8], ['回族', 4], ['苗族', 3]]),
      education: farmer ? prng.weighted([['初中', 5], ['高中', 4], ['大专', 1]]) : prng.weighted([['大专', 4], ['本科', 5], ['研究生', 1]]),
      politicalStatus: prng.weighted(wish.kind === 'official' ? [['中共党员', 95], ['民盟盟员', 3], ['无党派人士', 2]] : [['中共党员', 60], ['群众', 34], ['民建会员', 3], ['民进会员', 3]]),
      ...inTown(member?.occupation ?? wish.occupation, member?.employer ?? wish.employer), occupationKind: wish.kind,
      employerUnitId: wish.unitId, townshipId: wish.townshipId, phone: `100${String(10000000 + order * 37).padStart(8, '0')}`, username: member?.username,
    };
    persons.push(person);
    if (member !== undefined) castPersons.set(member.username, person);
    return person;
  };
  const hold = (person: Person, post: Post): Person => {
    const order = identities.length + 1;
    const certificateNumber = post.role === 'deputy' || post.role === 'townshipDeputy' ? `霁代18${String(order).padStart(4, '0')}` : undefined;
    identities.push({ id: `identity-${String(order).padStart(4, '0')}`, personId: person.id, certificateNumber, ...post });
    return person;
  };
  /** Fills a post with the member of the cast who waits for it, else with somebody new. */
  const fill = (post: Post, wish: Wish): Person => {
    const member = castByPost.get(`${post.role}|${post.organisationId}`)?.shift();
    const known = member === undefined ? undefined : castPersons.get(member.username);
    return hold(known ?? makePerson(wish, member), post);
  };

  // Units first: some of their leaders are deputies too.
  const leaders: Person[] = [];
  const staffUnit = (unit: HandlingUnit): void => {
    const post = { congressId: unit.congressId, organisationId: unit.id };
    const wish = (occupation: string, from: number, to: number): Wish => ({
      occupation, kind: 'official', employer: unit.name, unitId: unit.id, born: [from, to], townshipId: unit.channel === 'township' ? unit.congressId : undefined,
    });
    const head = fill({ ...post, role: 'unitHead', title: unit.headTitle }, wish(unit.headTitle, 1967, 1981));
    const deputyHeads = unit.channel === 'township' ? 2 : prng.int(1, 3);
    leaders.push(head);
    for (let count = 0; count < deputyHeads; count += 1) {
      leaders.push(fill({ ...post, role: 'unitDeputyHead', title: unit.deputyHeadTitle }, wish(unit.deputyHeadTitle, 1970, 1985)));
    }
    unit.sections.forEach((section, index) => {
      if (index === 0) fill({ ...post, role: 'unitLiaison', title: '办公室联络员', sectionId: section.id }, wish('办公室工作人员', 1984, 1999));
      else fill({ ...post, role: 'unitSection', title: /[大支]队$/.test(section.name) ? '大队长' : `${section.name}负责人`, sectionId: section.id }, wish('科室负责人', 1976, 1993));
    });
  };
  allUnits.forEach(staffUnit);

  const staffOf = (organisationId: string, role: DemoRole, titles: readonly string[], from: number, to: number): Person[] => {
    const organisation = [...congressOrganisations, ...presidiums].find((one) => one.id === organisationId);
    const congressId = organisation?.congressId ?? 'county';
    return titles.map((title) => fill({ role, congressId, organisationId, title }, {
      occupation: title, kind: 'official', employer: organisation?.name ?? '', born: [from, to], townshipId: congressId === 'county' ? undefined : congressId,
    }));
  };
  staffOf('org-deputy-affairs', 'deputyAffairs', ['主任', '代表建议科科长', '副主任', '代表联络科科长', '四级主任科员'], 1968, 1990);
  staffOf('org-committee-office', 'committeeOffice', ['主任', '副主任', '秘书科科长', '综合科科长'], 1970, 1990);
  staffOf('org-government-office', 'governmentOffice', ['主任', '督查科科员', '分管督查副主任', '督查科科长', '综合科科长'], 1970, 1993);
  const countyLeaders = staffOf('org-county-government', 'countyLeader', ['常务副县长', '县长', ...Array.from({ length: 6 }, () => '副县长')], 1968, 1980);
  staffOf('org-administration', 'systemAdministrator', ['系统管理员'], 1980, 1995);
  staffOf('org-administration', 'securityAdministrator', ['安全管理员'], 1980, 1995);
  staffOf('org-administration', 'auditor', ['安全审计员'], 1980, 1995);
  const chairs = presidiums.map((presidium) => staffOf(presidium.id, 'presidium', ['人大主席', '人大副主席'], 1968, 1984));
  for (const station of stations) {
    // The home of a township answers to the cast's `station-home-NN`; the station's own number may change with the plan.
    const home = station.kind === 'deputyHome' ? `station-home-${station.townshipId.slice(-2)}` : station.id;
    const member = castByPost.get(`station|${home}`)?.shift();
    hold(makePerson({ occupation: '联络站管理员', kind: 'community', employer: station.name, born: [1972, 1996], townshipId: station.townshipId }, member),
      { role: 'station', congressId: station.congressId, organisationId: station.id, title: '联络站管理员' });
  }

  // County deputies: the cast, then chairs of presidiums, some officials, then people of every trade.
  const officials = prng.shuffle(leaders.filter((one) => one.townshipId === undefined && one.username === undefined));
  const countyDeputies: Person[] = [];
  for (const delegation of delegations) {
    const township = townshipById(delegation.townshipId);
    const seats = countyConstituencies.filter((one) => one.townshipId === township.id).flatMap((one) => Array.from({ length: one.seats }, () => one.id));
    const townshipOrder = townships.indexOf(township);
    const known = [chairs[townshipOrder]?.[0], townshipOrder < 3 ? countyLeaders[townshipOrder] : undefined, officials.pop(), officials.pop()].filter((one) => one !== undefined);
    seats.forEach((constituencyId, index) => {
      const post: Post = { role: 'deputy', congressId: 'county', organisationId: delegation.id, delegationId: delegation.id, constituencyId, title: '县人大代表' };
      const waiting = (castByPost.get(`deputy|${delegation.id}`)?.length ?? 0) > 0;
      const official = waiting ? undefined : known.pop();
      if (official !== undefined) { countyDeputies.push(hold(official, post)); return; }
      const [occupation, kind, employer] = prng.weighted(deputyOccupations);
      const village = township.villages[index % township.villages.length] ?? township.name;
      countyDeputies.push(fill(post, {
        occupation, kind, employer: employer.replace('{village}', `${township.name}${village}`).replace('{seat}', township.seat), townshipId: township.id,
        sex: prng.chance(0.36) ? 'female' : 'male', born: prng.chance(0.48) ? [1958, 1975] : [1977, 1997],
      }));
    });
  }

  // Members of the standing committee are elected from the deputies and hold no post in government, court or procuratorate (地方组织法 第四十七条).
  const eligible = countyDeputies.filter((one) => one.employerUnitId === undefined && one.occupationKind !== 'official' && one.username === undefined);
  const elected = prng.sample(eligible, 50);
  const chairPeople = castByPost.get('councilOfChairpersons|org-council') ?? [];
  const memberPeople = castByPost.get('standingCommittee|org-standing-committee') ?? [];
  const environmentPeople = castByPost.get('specialCommittee|org-environment') ?? [];
  const committeeCast = [...chairPeople, ...memberPeople, ...environmentPeople];
  const seatCast = (member: CastMember): Person => {
    // The cast's committee people take the seats of elected deputies under their own names.
    const replaced = elected.shift();
    if (replaced === undefined) throw new RangeError('too few deputies for the standing committee');
    Object.assign(replaced, { name: member.name, sex: member.sex, birthYear: member.birthYear, username: member.username, nationality: '汉族', politicalStatus: '中共党员', education: '本科', occupationKind: 'official', employer: '县人大常委会' });
    return replaced;
  };
  const seated = committeeCast.map(seatCast);
  const standing = [...seated, ...elected.splice(0, 31 - seated.length)];
  const councilTitles = ['主任', '副主任', '副主任', '副主任', '副主任', '副主任'];
  const council = [seated[0], ...standing.slice(seated.length, seated.length + 5)].filter((one) => one !== undefined);
  council.forEach((person, index) => {
    const title = `县人大常委会${councilTitles[index]}`;
    Object.assign(person, { occupation: title, occupationKind: 'official', employer: '县人大常委会', politicalStatus: '中共党员' });
    hold(person, { role: 'councilOfChairpersons', congressId: 'county', organisationId: 'org-council', title });
  });
  standing.forEach((person, index) => {
    const own = council.indexOf(person);
    if (index === 1 || index === 2) person.occupation = index === 1 ? '县人大常委会专职委员' : '城建环资工委主任';
    hold(person, { role: 'standingCommittee', congressId: 'county', organisationId: 'org-standing-committee', title: own >= 0 ? `县人大常委会${councilTitles[own]}` : '县人大常委会委员' });
  });
  const committees = congressOrganisations.filter((one) => one.kind === 'specialCommittee' || one.kind === 'workingCommittee');
  const members = prng.shuffle(countyDeputies.filter((one) => !standing.includes(one) && one.employerUnitId === undefined && one.username === undefined));
  const ordinary = standing.filter((one) => !council.includes(one) && one.username === undefined);
  committees.forEach((committee, index) => {
    const chair = committee.id === 'org-environment' ? seated[2] : ordinary[index];
    const own = (castByPost.get(`specialCommittee|${committee.id}`) ?? []).map((member) => castPersons.get(member.username)).filter((one) => one !== undefined);
    const people = [chair, ...own, ...members.splice(0, 6 - own.length)].filter((one) => one !== undefined);
    people.forEach((person, place) => hold(person, {
      role: 'specialCommittee', congressId: 'county', organisationId: committee.id, title: `${committee.shortName}${place === 0 ? (committee.kind === 'specialCommittee' ? '主任委员' : '主任') : '委员'}`,
    }));
  });

  // Township deputies: members of the presidium are elected from among them; some county deputies sit in their township's congress too.
  for (const [order, township] of townships.entries()) {
    const seats = townshipConstituencies.filter((one) => one.townshipId === township.id).flatMap((one) => Array.from({ length: one.seats }, () => one.id));
    const locals = prng.sample(countyDeputies.filter((one) => one.townshipId === township.id && one.occupationKind === 'community'), 2);
    const known = [...(chairs[order] ?? []), ...locals.filter((one) => !(chairs[order] ?? []).includes(one))];
    seats.forEach((constituencyId, index) => {
      const post: Post = { role: 'townshipDeputy', congressId: township.id, organisationId: township.id, constituencyId, title: `${township.name}人大代表` };
      const person = known.pop();
      if (person !== undefined) { hold(person, post); return; }
      const [occupation, kind, employer] = prng.weighted(deputyOccupations);
      const village = township.villages[index % township.villages.length] ?? township.name;
      fill(post, {
        occupation, kind, employer: employer.replace('{village}', `${township.name}${village}`).replace('{seat}', township.seat), townshipId: township.id,
        sex: prng.chance(0.38) ? 'female' : 'male', born: prng.chance(0.52) ? [1956, 1975] : [1977, 1999],
      });
    });
  }
  plantNamesakes(persons);
  return { persons, identities };
}

/** Two people of one name are ordinary in a county and a trap for software: four pairs, each in different townships. */
function plantNamesakes(persons: readonly Person[]): void {
  const free = persons.filter((one) => one.username === undefined && one.townshipId !== undefined);
  for (let pair = 0; pair < NAMESAKE_PAIRS; pair += 1) {
    const first = free[100 + pair * 90];
    const second = first === undefined ? undefined : free.slice(180 + pair * 190).find((one) => one.sex === first.sex && one.townshipId !== first.townshipId);
    if (first !== undefined && second !== undefined) second.name = first.name;
  }
}
export const NAMESAKE_PAIRS = 4;

/** The people of the demo county. */
export const demoPeople: DemoPeople = makePeople(createPrng('luoshi-demo-people'));
