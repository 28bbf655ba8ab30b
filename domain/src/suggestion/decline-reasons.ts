/** Contents that may not be raised as a suggestion: the union of the local rules, each with where it is said (handbook 1.5). */
export const declineReasons = {
  X01: { label: '解决代表本人及其亲属的个人问题', basis: '浙江规定第六条；山东、青岛、重庆、北京、上海规定同' },
  X02: { label: '本单位等个别问题', basis: '上海规定第八条' },
  X03: { label: '代转群众来信或者案件申诉材料', basis: '浙江规定第六条；山东、重庆、北京规定同' },
  X04: { label: '检举、控告、申诉', basis: '重庆条例；北京、青岛条例同' },
  X05: { label: '涉及具体司法案件（监察、审判、检察案件）', basis: '浙江规定第六条；重庆、北京、上海、青岛规定同' },
  X06: { label: '涉及正在进行的招标投标，要求确定中标人', basis: '浙江规定第六条；北京条例同；代表法第五十九条' },
  X07: { label: '学术探讨、产品推介', basis: '浙江规定第六条；山东、青岛、重庆、北京、上海规定同' },
  X08: { label: '法律、政策咨询', basis: '北京条例；宁波条例' },
  X09: { label: '没有具体内容', basis: '浙江规定第六条；代表法第二十四条' },
  X10: { label: '不属于本行政区域内机关、组织职权范围', basis: '上海规定第八条' },
  X11: { label: '与本人有直接利益关系，影响公平竞争', basis: '北京条例第十二条' },
  X12: { label: '一件建议涉及多个不同事项，应当分开提出', basis: '各地规定“一事一议”；重庆条例第九条' },
} as const;

export type DeclineCode = keyof typeof declineReasons;
export const declineCodes = Object.keys(declineReasons) as readonly DeclineCode[];
