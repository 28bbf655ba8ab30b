import { COUNTY_NAME, SUPERIOR_CITY_NAME, townships } from './county.ts';

export type HandlingChannel = 'government' | 'party' | 'court' | 'procuratorate' | 'supervision' | 'township';
export interface Section { id: string; name: string }
export interface HandlingUnit {
  id: string;
  congressId: string;
  channel: HandlingChannel;
  name: string;
  shortName: string;
  /** Words of the unit's 三定 duties, by which a suggestion is routed. */
  duties: readonly string[];
  /** The first section is always 办公室, where the unit's contact sits. */
  sections: readonly Section[];
  /** As in 霁交建提〔2026〕3号. */
  documentPrefix: string;
  headTitle: string;
  deputyHeadTitle: string;
}

/** id, channel, name, short name, prefix, duties, sections besides 办公室, head's title, deputy head's title */
type Row = readonly [string, HandlingChannel, string, string, string, string, string, string?, string?];
const rows: readonly Row[] = [
  ['unit-development', 'government', '发展和改革局', '县发改局', '霁发改建提', '规划 投资 项目审批 价格 能源 粮食 充电桩 营商环境', '综合规划科 投资与项目科 价格管理科 能源与粮食科'],
  ['unit-education', 'government', '教育局', '县教育局', '霁教建提', '学校 教师 学生 托育 幼儿园 课后服务 招生 食堂 校车 职业教育', '基础教育科 计划财务科 人事科 安全管理科 职业与学前教育科'],
  ['unit-economy', 'government', '经济和信息化局', '县经信局', '霁经信建提', '工业 企业 园区 技术改造 通信信号 基站 低效用地 科技 数字化改造', '产业发展科 企业服务科 技术创新科 信息通信科'],
  ['unit-civil-affairs', 'government', '民政局', '县民政局', '霁民建提', '养老 居家养老 低保 救助 殡葬 公墓 社区 婚姻 儿童福利 地名', '养老服务科 社会救助科 基层治理和区划地名科 社会事务科'],
  ['unit-justice', 'government', '司法局', '县司法局', '霁司建提', '法律援助 人民调解 普法 行政复议 社区矫正 公证', '公共法律服务科 行政执法监督科 人民参与和促进法治科'],
  ['unit-finance', 'government', '财政局', '县财政局', '霁财建提', '预算 资金 补助 政府采购 国有资产 政策性保险', '预算科 农业农村科 经济建设科 社会保障科 国资管理科'],
  ['unit-human-resources', 'government', '人力资源和社会保障局', '县人力社保局', '霁人社建提', '就业 社保 工伤 欠薪 技能培训 人才 用工 零工市场', '就业促进科 社会保险科 劳动关系科 人才开发科'],
  ['unit-natural-resources', 'government', '自然资源和规划局', '县资规局', '霁资规建提', '规划 土地 宅基地 不动产登记 耕地 地质灾害 林业 古树 矿山', '国土空间规划科 耕地保护科 不动产登记科 地质灾害防治科 林业科'],
  ['unit-construction', 'government', '住房和城乡建设局', '县住建局', '霁住建建提', '住房 老旧小区 电梯 物业 市政道路 排水 路灯 燃气 危房 公园 停车场 污水管网', '住房保障科 市政公用科 物业管理科 村镇建设科 建筑业管理科'],
  ['unit-transport', 'government', '交通运输局', '县交通运输局', '霁交建提', '公路 农村公路 桥梁 公交 客运 道路养护 护栏 货运 航道 渡口', '规划建设科 公路养护科 运输管理科 安全监督科'],
  ['unit-water', 'government', '水利局', '县水利局', '霁水建提', '水库 河道 堤防 灌溉 山塘 饮用水 防洪 水土保持 河长制', '建设管理科 河湖管理科 农村水利科 水旱灾害防御科'],
  ['unit-agriculture', 'government', '农业农村局', '县农业农村局', '霁农建提', '农业 高标准农田 种植 养殖 农机 乡村振兴 宅基地管理 农产品 人居环境 集体经济', '产业发展科 农田建设科 乡村建设科 畜牧渔业科 农村经营管理科'],
  ['unit-commerce', 'government', '商务局', '县商务局', '霁商务建提', '商贸 消费 电子商务 外贸 农贸市场 物流 家电下乡 加油站', '市场运行科 电子商务科 外贸外资科'],
  ['unit-culture', 'government', '文化和广电旅游体育局', '县文广旅体局', '霁文旅建提', '文化 旅游 文物 体育 非遗 文化礼堂 广播 健身 民宿 图书馆', '公共文化科 文物与非遗科 旅游产业科 体育科 市场管理科'],
  ['unit-health', 'government', '卫生健康局', '县卫生健康局', '霁卫健建提', '医院 卫生院 村卫生室 医生 疾控 急救 托育 计划生育 慢性病 体检', '医政医管科 基层卫生科 公共卫生科 人口家庭科'],
  ['unit-veterans', 'government', '退役军人事务局', '县退役军人局', '霁退役建提', '退役军人 优抚 烈士纪念 双拥 安置', '优抚褒扬科 移交安置科'],
  ['unit-emergency', 'government', '应急管理局', '县应急管理局', '霁应急建提', '应急 避灾 安全生产 防汛 森林防火 救援 物资储备', '应急指挥科 防灾减灾科 安全监管科'],
  ['unit-market', 'government', '市场监督管理局', '县市场监管局', '霁市监建提', '食品安全 药品 特种设备 电梯 价格 计量 商标 消费维权 小餐饮 质量', '食品安全监管科 药械监管科 特种设备科 消费维权科 质量与知识产权科'],
  ['unit-public-security', 'government', '公安局', '县公安局', '霁公建提', '治安 交通管理 红绿灯 电动车 反诈 户籍 养犬 停车 超载 监控', '法制大队 交通警察大队 治安大队 人口管理大队'],
  ['unit-law-enforcement', 'government', '综合行政执法局', '县综合执法局', '霁综执建提', '城管 违建 流动摊贩 环卫 垃圾分类 油烟 户外广告 停车泊位 公厕', '市容秩序科 环境卫生科 法制审核科'],
  ['unit-environment', 'government', '生态环境局', '市生态环境局霁川分局', '霁环建提', '污染 水质 大气 噪声 固废 危废 排污 农村生活污水 环评', '水生态科 大气与固废科 审批监管科'],
  ['unit-medical-insurance', 'government', '医疗保障局', '县医保局', '霁医保建提', '医保 报销 药品目录 参保 长期护理保险 异地就医', '待遇保障科 基金监管科'],
  ['unit-data', 'government', '数据局', '县数据局', '霁数建提', '数字政府 数据共享 一网通办 适老化 网格系统 公共数据', '数据资源科 应用推进科'],
  ['unit-audit', 'government', '审计局', '县审计局', '霁审建提', '审计 资金监督 村级财务', '财政审计科 投资审计科'],
  ['unit-taxation', 'government', '税务局', '县税务局', '霁税建提', '税收 减税降费 发票 纳税服务 社保费征收', '纳税服务科 征收管理科'],
  ['unit-power', 'government', '供电公司', '县供电公司', '霁电建提', '供电 电网 变压器 线路 停电 充电桩 电价', '发展建设部 运维检修部 营销部', '总经理', '副总经理'],
  ['unit-water-supply', 'government', '水务集团有限公司', '县水务集团', '霁水务建提', '自来水 供水 水压 管网 水表 二次供水 污水处理', '供水管理部 工程建设部 客户服务部', '董事长', '副总经理'],
  ['unit-development-zone', 'government', '经济开发区管理委员会', '县经开区管委会', '霁开建提', '开发区 园区配套 招商 标准厂房 园区道路', '规划建设科 企业服务科 招商科', '主任', '副主任'],
  ['unit-fire', 'government', '消防救援大队', '县消防救援大队', '霁消建提', '消防 火灾隐患 电动车充电 微型消防站 消火栓 消防通道', '防火监督科 灭火救援科', '大队长', '副大队长'],
  ['unit-weather', 'government', '气象局', '县气象局', '霁气建提', '气象 预警 人工增雨 暴雨 农业气象 雷电', '防灾减灾科 观测预报科'],
  ['unit-supply-cooperative', 'government', '供销合作社联合社', '县供销社', '霁供建提', '供销 农资 农产品流通 冷库 再生资源 庄稼医院', '合作指导科 经济发展科', '主任', '副主任'],
  ['unit-government-services', 'government', '政务服务管理办公室', '县政务办', '霁政服建提', '政务服务 便民服务中心 办事大厅 代办 热线 审批', '窗口管理科 热线管理科', '主任', '副主任'],
  ['unit-transport-group', 'government', '交通投资集团有限公司', '县交投集团', '霁交投建提', '交通工程 公交运营 客运站 停车 绿道建设', '工程管理部 公交运营部', '董事长', '副总经理'],
  ['unit-urban-group', 'government', '城市建设投资集团有限公司', '县城投集团', '霁城投建提', '安置房 市政工程 停车场建设 公园建设 保障性住房', '工程管理部 资产运营部', '董事长', '副总经理'],
  ['unit-disabled', 'government', '残疾人联合会', '县残联', '霁残建提', '残疾人 无障碍 康复 辅助器具 残疾儿童', '康复科 教育就业科', '理事长', '副理事长'],
  ['unit-organisation', 'party', '委组织部', '县委组织部', '霁组建提', '干部 党建 村社干部 驻村 人才 基层组织', '组织科 干部科 人才科', '部长', '副部长'],
  ['unit-publicity', 'party', '委宣传部', '县委宣传部', '霁宣建提', '宣传 移风易俗 文明创建 志愿服务 融媒体 网络舆情', '新闻科 文明实践科', '部长', '副部长'],
  ['unit-political-legal', 'party', '委政法委员会', '县委政法委', '霁政法建提', '平安建设 网格 矛盾调解 综治 未成年人保护 国家赔偿', '基层治理科 执法监督科', '书记', '副书记'],
  ['unit-staffing', 'party', '委机构编制委员会办公室', '县委编办', '霁编建提', '编制 机构 事业单位 基层站所 体制', '机构科 事业机构科', '主任', '副主任'],
  ['unit-social-work', 'party', '委社会工作部', '县委社工部', '霁社工建提', '志愿服务 新就业群体 行业协会党建 社会工作者 信访', '志愿服务科 两新党建科', '部长', '副部长'],
  ['unit-women', 'party', '妇女联合会', '县妇联', '霁妇建提', '妇女 家庭 儿童 反家暴 家风 留守儿童', '权益发展科 家庭儿童科', '主席', '副主席'],
  ['unit-trade-union', 'party', '总工会', '县总工会', '霁工建提', '职工 劳模 户外劳动者驿站 集体协商 疗休养', '权益保障科 基层工作科', '主席', '副主席'],
  ['unit-court', 'court', '人民法院', '县人民法院', '霁法建提', '审判 执行 诉讼服务 司法建议 巡回法庭', '审判管理科 执行局综合科 立案庭', '院长', '副院长'],
  ['unit-procuratorate', 'procuratorate', '人民检察院', '县人民检察院', '霁检建提', '公益诉讼 未成年人检察 检察监督 支持起诉', '公益诉讼检察部 案件管理部', '检察长', '副检察长'],
  ['unit-supervision', 'supervision', '监察委员会', '县监委', '霁监建提', '小微权力 村级监督 漠视群众利益 廉政教育', '党风政风监督室 信访室', '主任', '副主任'],
];

const sectionsOf = (unitId: string, names: readonly string[]): Section[] =>
  ['办公室', ...names].map((name, index) => ({ id: `${unitId}-section-${index + 1}`, name }));

/** The 45 units of the county. */
export const handlingUnits: readonly HandlingUnit[] = rows.map(([id, channel, tail, shortName, documentPrefix, duties, sections, headTitle = '局长', deputyHeadTitle = '副局长']) => ({
  id, congressId: 'county', channel, shortName, documentPrefix, headTitle, deputyHeadTitle,
  // The branch of the city's bureau and the Party's departments do not take the county's full name.
  name: id === 'unit-environment' ? `${SUPERIOR_CITY_NAME}${tail}霁川分局`
    : tail.startsWith('委') ? `中共${COUNTY_NAME}${tail}` : `${COUNTY_NAME}${tail}`,
  duties: duties.split(' '), sections: sectionsOf(id, sections.split(' ')),
}));

/** The township governments: each handles its own congress's suggestions, and may assist in a county one. */
export const townshipUnits: readonly HandlingUnit[] = townships.map((township) => {
  const id = `unit-${township.id}`;
  return {
    id, congressId: township.id, channel: 'township', name: `${COUNTY_NAME}${township.name}人民政府`, shortName: `${township.name}政府`, documentPrefix: `霁${township.seat}政建提`,
    duties: ['村级道路', '人居环境', '村庄规划', '矛盾调解', '网格', '文化礼堂', '防汛', '居家养老'],
    sections: sectionsOf(id, ['经济发展办公室', '社会事务办公室', '村镇建设办公室', '平安法治办公室']),
    headTitle: township.kind === 'town' ? '镇长' : '乡长', deputyHeadTitle: township.kind === 'town' ? '副镇长' : '副乡长',
  };
});

export const allUnits: readonly HandlingUnit[] = [...handlingUnits, ...townshipUnits];
const unitsById = new Map(allUnits.map((unit) => [unit.id, unit]));
export function unitById(id: string): HandlingUnit {
  const unit = unitsById.get(id);
  if (unit === undefined) throw new RangeError(`no handling unit ${id}`);
  return unit;
}
