/** Small matters of a township as people tell them: title, where, what, what was done. Places are villages of no real county. */
export interface DemoMatter { readonly title: string; readonly place: string; readonly what: string; readonly done: string }

const rows: readonly (readonly [title: string, place: string, what: string, done: string])[] = [
  ['老街口路灯不亮', '集镇老街口到卫生院', '三盏路灯不亮半个多月，老人晚上去卫生院要打手电。', '更换三盏灯具，另换了一段老化的线。'],
  ['村口水沟堵塞', '上洋村村口', '水沟被泥沙堵死，一下雨水就漫到路上。', '清出泥沙两车，沟口加了拦渣格栅。'],
  ['垃圾收集点异味', '菜市场北侧', '垃圾两天才收一次，夏天异味重，附近住户开不了窗。', '改为每天早晚各收一次，收集点加了盖。'],
  ['健身器材损坏', '文化广场', '两件器材螺丝松脱，有孩子摔过。', '修好一件、换新一件，并每月检查一次。'],
  ['斑马线看不清', '中心小学门口', '标线磨得看不清，上下学时车不让人。', '重新划线，放学时段安排人值守。'],
  ['公交站没有座椅', '下岙公交站', '候车的多是老人，没有地方坐。', '装了长椅一张、雨棚一处。'],
  ['自来水压力低', '岭脚自然村', '傍晚用水时二楼上不去水，有二十多户。', '加压泵已换，傍晚实测水压正常。'],
  ['河边护栏断了一截', '溪滨步道', '护栏断了四米，晚上散步容易踩空。', '断裂处已焊接，另查补了两处松动。'],
  ['快递点占了人行道', '新区商业街', '快递堆在人行道上，轮椅过不去。', '快递点已搬到店后空地，人行道通了。'],
  ['老年食堂送餐不到', '云岭村', '行动不便的六位老人吃不上热饭。', '由村里安排两名志愿者每天中午送餐。'],
  ['井盖松动', '东街十字路口', '车一压就响，附近住户夜里睡不着。', '更换井圈和井盖。'],
  ['图书室周末不开', '镇文化站', '上学的孩子只有周末有空，图书室却不开门。', '周六、周日下午开放，由志愿者值班。'],
  ['机耕路塌方', '后垟村机耕路', '塌方约八米，农机下不了田，快要插秧了。', '清除塌方，砌了挡墙六米。'],
  ['公厕没有灯', '集镇停车场公厕', '灯坏了没人换，晚上没法用。', '换灯四盏，写上了报修电话。'],
  ['树枝挡住红绿灯', '镇政府路口', '行道树长得太密，转弯看不见红绿灯。', '已修剪，列入每季修剪计划。'],
  ['活动室屋顶漏水', '里洋村文化礼堂', '下雨时屋里摆盆接水，老人活动停了。', '屋面重做防水一百二十平方米。'],
];
export const demoMatters: readonly DemoMatter[] = rows.map(([title, place, what, done]) => ({ title, place, what, done }));

/** What a matter meets with in the demo: each way through the table at least once. */
export type DemoWay = 'raised' | 'handling' | 'late' | 'reported' | 'settled' | 'sentBack' | 'moved' | 'village' | 'otherWay' | 'repeated' | 'proposed' | 'written' | 'declined' | 'resumed' | 'withdrawn';
export const waysOfFirstTown: readonly DemoWay[] = ['settled', 'village', 'sentBack', 'settled', 'moved', 'written', 'settled', 'otherWay', 'resumed', 'settled', 'withdrawn', 'late', 'declined', 'handling', 'proposed', 'reported', 'raised'];
export const waysOfOthers: readonly DemoWay[] = ['settled', 'village', 'settled', 'repeated', 'settled', 'sentBack', 'settled', 'handling', 'reported', 'raised'];

/** What a matter beyond the township's powers meets with at the county. */
export type CountyWay = 'asked' | 'writing' | 'registered' | 'refused' | 'takenBack';
export const countyMatters: readonly (readonly [way: CountyWay, title: string, place: string, what: string])[] = [
  ['refused', '溪口大桥限高架修复', '溪口大桥', '限高架被撞歪，大车绕行村道，压坏了路。'],
  ['takenBack', '国有林场路口反光镜', '林场路口', '弯急看不见来车，去年有两次刮擦。'],
  ['writing', '上游水库放水时间提前告知', '溪滨三村', '水库放水没有提前告知，岸边菜地被淹过两次。'],
  ['asked', '集镇到县医院的早班车', '集镇车站', '最早一班七点四十，老人赶不上抽血。'],
  ['registered', '县道南坪段大修', '南坪村至集镇', '路面坑洼三公里，雨天积水，三个村的群众出行不便。'],
];
