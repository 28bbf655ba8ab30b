import type { Prng } from './prng.ts';

/** Surname and its share among a thousand people; two-character surnames and rare ones at the end. */
const surnames: readonly (readonly [string, number])[] = [...('陈:95 林:70 王:66 李:60 黄:55 张:55 吴:40 周:36 郑:34 徐:28 叶:27 杨:26 刘:26 朱:22 蔡:20 谢:19 苏:18 潘:16 赵:16 何:15 金:15 胡:14 郭:13 孙:13 马:9 '
  + '章:12 项:10 温:10 董:9 方:9 许:9 余:8 卢:8 曾:8 汪:7 沈:7 夏:7 戴:7 薛:7 姜:6 邱:6 施:6 缪:6 钟:6 雷:6 蓝:7 季:5 陶:5 柯:5 池:4 阮:4 翁:4 倪:4 颜:4 程:6 丁:6 魏:5 '
  + '韩:5 冯:5 唐:5 彭:4 梁:5 宋:5 罗:5 曹:4 邓:4 萧:3 单:2 仇:2 解:2 查:2 尉迟:1 欧阳:2 上官:1 诸葛:1').split(' ')].map((pair) => {
  const [name = '', weight = '1'] = pair.split(':');
  return [name, Number(weight)] as const;
});
const olderMale = [...'国建华明志文德祥荣福茂昌永光庆海林生良忠元富金水根宝财贵仁义清友进步云龙'];
const olderFemale = [...'秀英兰芳玉凤珍梅香菊春莲爱琴素娥美月翠彩云红霞金花银'];
const youngerMale = [...'伟强磊鹏浩杰宇晨俊峰涛斌凯毅博睿轩航翔晖彬泽铭诚骏勇超立'];
const youngerFemale = [...'婷静敏慧丽娜雯洁颖怡欣倩琳璐瑶佳蕾雅丹妍燕莉晓思蓓薇晶'];
/** Characters that many fonts and some input methods lack: real in names, and a trial for every page and letter. */
const rare = [...'堃喆珺昇垚赟玥瑀旻翀祎'];

/** Draws a name never drawn before in `taken`; people born before 1972 get the names of their time. */
export function makePersonName(prng: Prng, sex: 'male' | 'female', birthYear: number, taken: Set<string>): string {
  const pool = birthYear < 1972 ? (sex === 'male' ? olderMale : olderFemale) : sex === 'male' ? youngerMale : youngerFemale;
  for (;;) {
    const first = prng.chance(0.04) ? prng.pick(rare) : prng.pick(pool);
    const given = prng.chance(birthYear < 1972 ? 0.12 : 0.22) ? first : prng.chance(0.5) ? `${first}${prng.pick(pool)}` : `${prng.pick(pool)}${first}`;
    const name = `${prng.weighted(surnames)}${given}`;
    if (given.length === 2 && given[0] === given[1]) continue;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
