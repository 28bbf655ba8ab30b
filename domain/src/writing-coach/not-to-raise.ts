import { declineCodes, declineReasons, type DeclineCode } from '../suggestion/decline-reasons.ts';

/** Contents that may not be raised as a suggestion, in plain words, with the words of a text that make one look twice (handbook 1.5). */
export interface NotToRaise { readonly code: DeclineCode; readonly label: string; readonly plain: string; readonly basis: string; /** What can be done instead. */ readonly instead: string; readonly signs: RegExp | null }

const told: Readonly<Record<DeclineCode, Pick<NotToRaise, 'plain' | 'instead' | 'signs'>>> = {
  X01: { plain: '是不是为自己或者亲属办个人的事？', instead: '个人的事请按普通群众的办法向有关部门反映。', signs: /我家|我本人|本人家|我(?:的)?(?:爱人|丈夫|妻子|儿子|女儿|父亲|母亲|父母)|我的(?:房|地|宅基地|补偿)|亲属|亲戚/ },
  X02: { plain: '是不是只为自己单位一家的事？', instead: '如果同类单位都有这个问题，请写普遍的情况。', signs: /我公司|本公司|我单位|本单位|我厂|我企业/ },
  X03: { plain: '是不是替人转交信访信、申诉材料？', instead: '群众来信请交信访部门；从中看出的普遍问题可以写成建议。', signs: /来信|信访人|上访|申诉材料|转交/ },
  X04: { plain: '是不是检举、控告某个人或者某个单位？', instead: '检举、控告请向纪检监察机关提出。', signs: /检举|控告|举报|贪污|受贿/ },
  X05: { plain: '是不是说一件正在办或者已经判了的案子？', instead: '个案请走诉讼、申诉的程序；同类案件反映的管理问题可以提。', signs: /判决|起诉|案件|法官|执行难案|本案|立案/ },
  X06: { plain: '是不是涉及正在招标的项目，要定给谁做？', instead: '可以提招标怎样更公开，不提由谁中标。', signs: /招标|投标|中标/ },
  X07: { plain: '是不是学术讨论，或者推销产品？', instead: '请写要解决的问题，不写用哪一家的产品。', signs: /推广使用.{0,8}(?:产品|品牌)|专利产品|我司产品|学术/ },
  X08: { plain: '是不是只想问一问法律或者政策？', instead: '问政策可以直接问主管部门；觉得政策该改，请写改什么。', signs: /请问|咨询一下|能否解释|是否符合(?:规定|政策)[？?]/ },
  X09: { plain: '有没有说清楚哪里、什么事、要怎么办？', instead: '补上地点、数字和要做成的一件事。', signs: null },
  X10: { plain: '是不是要上级或者外地才能办？', instead: '可以改写本县能做的部分，或者请求向上级反映。', signs: /国务院|中央(?:财政|政府)|全国人大|国家层面|全国统一|修改(?:法律|《)/ },
  X11: { plain: '自己会不会直接得利，影响公平竞争？', instead: '请回避与自己经营有关的事，或者由没有利害关系的代表提出。', signs: /我(?:公司|的企业|经营|承包)/ },
  X12: { plain: '是不是一件建议只说一件事？', instead: '不同的事分开写，各提一件。', signs: null },
};

export const notToRaise: readonly NotToRaise[] = declineCodes.map((code) => ({ code, ...declineReasons[code], ...told[code] }));
