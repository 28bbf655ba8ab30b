/** Contents that may not be raised as a suggestion, in plain words, with the words of a text that make one look twice (handbook 1.5). */
export interface NotToRaise { readonly code: string; readonly label: string; readonly plain: string; readonly basis: string; readonly signs: RegExp | null }

export const notToRaise: readonly NotToRaise[] = [
  { code: 'X01', label: '解决代表本人及其亲属的个人问题', plain: '是不是为自己或者亲属办个人的事？', basis: '浙江规定第六条等', signs: /我家|我本人|本人家|我儿子|我女儿|我的(?:房|地|宅基地|补偿)|亲属|亲戚/ },
  { code: 'X02', label: '本单位等个别问题', plain: '是不是只为自己单位一家的事？', basis: '上海规定第八条', signs: /我公司|本公司|我单位|本单位|我厂|我企业/ },
  { code: 'X03', label: '代转群众来信或者案件申诉材料', plain: '是不是替人转交信访信、申诉材料？', basis: '浙江规定第六条等', signs: /来信|信访人|上访|申诉材料|转交/ },
  { code: 'X04', label: '检举、控告、申诉', plain: '是不是检举、控告某个人或者某个单位？', basis: '重庆、北京、青岛条例', signs: /检举|控告|举报|贪污|受贿/ },
  { code: 'X05', label: '涉及具体司法案件（监察、审判、检察案件）', plain: '是不是说一件正在办或者已经判了的案子？', basis: '浙江规定第六条等', signs: /判决|起诉|案件|法官|执行难案|本案|立案/ },
  { code: 'X06', label: '涉及正在进行的招标投标，要求确定中标人', plain: '是不是涉及正在招标的项目，要定给谁做？', basis: '代表法第五十九条；浙江规定第六条等', signs: /招标|投标|中标/ },
  { code: 'X07', label: '学术探讨、产品推介', plain: '是不是学术讨论，或者推销产品？', basis: '浙江规定第六条等', signs: /推广使用.{0,8}(?:产品|品牌)|专利产品|我司产品|学术/ },
  { code: 'X08', label: '法律、政策咨询', plain: '是不是只想问一问法律或者政策？', basis: '北京条例；宁波条例', signs: /请问|咨询一下|能否解释/ },
  { code: 'X09', label: '没有具体内容', plain: '有没有说清楚哪里、什么事、要怎么办？', basis: '代表法第二十四条；浙江规定第六条', signs: null },
  { code: 'X10', label: '不属于本行政区域内机关、组织职权范围', plain: '是不是要上级或者外地才能办？', basis: '上海规定第八条', signs: /国务院|中央(?:财政|政府)|全国人大|修改(?:法律|《)/ },
  { code: 'X11', label: '与本人有直接利益关系，影响公平竞争', plain: '自己会不会直接得利，影响公平竞争？', basis: '北京条例第十二条', signs: /我(?:公司|的企业|经营|承包)/ },
  { code: 'X12', label: '一件建议涉及多个不同事项，应当分开提出', plain: '是不是一件建议只说一件事？', basis: '“一事一议”；重庆条例第九条', signs: null },
];

export const declineLabel = (code: string | null): string => notToRaise.find((one) => one.code === code)?.label ?? code ?? '';
