/** Names of fields where a body's schema gives none. */
export const fieldLabels: Readonly<Record<string, string>> = {
  note: '说明', reason: '理由', guidance: '修改意见（代表会看到）', explanation: '说明', code: '不予受理的理由', sessionId: '会议', category: '提出时间', leadUnitId: '主办单位', assistingUnitIds: '会办单位',
  sectionId: '承办科室', handlerName: '经办人', plannedAt: '约定时间', place: '地点', mode: '方式', phase: '阶段', heldOn: '面商日期', deputiesPresent: '出席的代表', attendees: '单位出席人员',
  deputyOpinion: '代表的意见', unitOpinion: '单位的答复意见', difference: '尚有分歧的问题', files: '附件', name: '姓名', position: '职务', rank: '职级', opinion: '意见', text: '内容', contactName: '联系人',
  contactPhone: '联系电话', letterNumber: '发文字号', opening: '开头', closing: '结尾', answers: '逐条答复', askNo: '第几条', resultClass: '办理结果', promise: '承诺', content: '承诺内容', ownerName: '责任人',
  dueOn: '完成期限', withoutConsultation: '没有面商的原因', withoutConsultationText: '具体原因', roundId: '测评轮次', percent: '完成百分比', statement: '落实情况', finding: '核验情况', personIds: '代表', personId: '代表',
  title: '标题', opensOn: '开始日期', closesOn: '截止日期', sequence: '第几次测评', attitude: '办理态度', result: '办理结果', username: '登录名', endedOn: '终止日期', year: '年份',
};

/** Values of choices where a schema gives no labels. */
export const choiceLabels: Readonly<Record<string, string>> = {
  inSession: '大会期间', interSessional: '闭会期间', male: '男', female: '女', government: '经政府办交办', direct: '直接交办', executive: '政府系统', court: '法院', procuratorate: '检察院', supervision: '监委', party: '党群系统', lead: '主办', assisting: '会办',
  meeting: '座谈', visit: '走访', seminar: '研讨', onSite: '现场', telephone: '电话', video: '视频', before: '办理前', during: '办理中', after: '办理后',
  countyLeader: '县领导', unitHead: '单位主要负责人', deputyHead: '分管领导', sectionHead: '科室负责人', staff: '工作人员',
  deputyDeclined: '代表本人表示不需要面商', deputyUnreachable: '多次联系未能联系上代表', rankNotAvailable: '负责人因故未能参加', other: '其他原因',
  satisfied: '满意', basicallySatisfied: '基本满意', dissatisfied: '不满意',
  solved: '已经解决或者采纳', partly: '部分解决', inProgress: '正在解决', planned: '列入计划逐步解决', reference: '留作参考', notFeasible: '因条件限制难以解决', upperLevel: '需向上级反映',
  full: '全文公开', titleOnly: '只公开标题', withhold: '不公开', township: '乡镇', county: '县', own: '本级', municipal: '市级', provincial: '省级', national: '全国',
  deputyAffairs: '代表工委', committeeOffice: '常委会办公室', governmentOffice: '政府办', countyGovernment: '县政府', presidium: '乡镇人大主席团', delegation: '代表团', committee: '专委会、工委', handlingUnit: '承办单位',
  station: '联络站', council: '主任会议', standingCommittee: '常委会', administration: '系统管理',
  deputy: '人大代表', townshipPresidium: '乡镇人大主席团', councilMember: '主任会议成员', committeeMember: '常委会组成人员', specialCommittee: '专委会、常委会工委', unitLiaison: '承办单位联络员', unitSection: '承办科室',
  unitDeputyHead: '承办单位分管领导', stationKeeper: '代表联络站', systemAdministrator: '系统管理员', securityAdministrator: '安全管理员', auditor: '审计员',
  termEnded: '届满', resigned: '辞职', recalled: '被罢免', movedAway: '调离或者迁出', absentTwice: '两次未经批准不出席会议', lostNationality: '丧失国籍', deprivedOfPoliticalRights: '被剥夺政治权利', died: '去世', incapacitated: '丧失行为能力',
};
