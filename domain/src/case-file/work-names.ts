/** What the work is called before it is decided: a button of a list must not lean to one answer. */
const workNames: Readonly<Record<string, string>> = {
  'suggestion.passReview': '审核', 'suggestion.register': '登记编号', 'suggestion.report': '登记向大会报告', 'suggestion.confirmAssignment': '会签', 'commitment.verify': '核验', 'commitment.acceptChange': '审定改期', 'commitment.claim': '落实承诺',
  'commitment.explain': '说明未兑现原因', 'reply.submitForCheck': '起草答复', 'reply.passCheck': '核稿', 'reply.signOff': '签发', 'assistingOpinion.submitForCheck': '起草会办意见', 'assistingOpinion.deliver': '审核会办意见',
  'suggestion.keepEntry': '核对纸质录入', 'evaluation.proposeReading': '拆封纸质测评', 'evaluation.confirmReading': '核对纸质测评', 'reply.confirmHandSignature': '确认手签', 'reply.signClass': '签发更正通知', 'evaluation.confirmRereading': '核对测评更正',
  'termExplanation.submitForSignature': '起草换届书面说明', 'termExplanation.sign': '签发换届书面说明', 'termExplanation.accept': '审核换届书面说明',
  'twinMatter.agree': '答复县乡联动', 'livelihoodMatter.takeUp': '受理', 'livelihoodMatter.reportDone': '办理', 'livelihoodMatter.confirm': '回访确认', 'livelihoodMatter.handOver': '过问超期事项', 'livelihoodMatter.resume': '研究县代表的答复', 'livelihoodMatter.end': '了结县里办结的事',
  'assignmentMeeting.edit': '改定会议日期', 'assignmentMeeting.addSuggestions': '筹备交办会', 'assignmentMeeting.confirmPlan': '确认交办方案', 'assignmentMeeting.hold': '召开交办会', 'assignmentMeeting.takeBack': '改定会议日期', 'actingMandate.confirm': '审定代办授权',
  'guideTopic.adopt': '研究选题', 'guideTopic.edit': '研究选题', 'topicGuide.publish': '发布选题参考', 'draftTalk.answer': '回复草稿沟通', 'excellentSelection.nominate': '推荐优秀建议', 'excellentSelection.propose': '提请评定优秀建议', 'excellentSelection.publish': '公布优秀建议', 'termChange.close': '结束本届', 'termChange.askExplanations': '要求换届书面说明',
  'mediation.answerOpinion': '回应专家评估', 'mediation.recordMeeting': '会商并登记纪要', 'publication.decide': '审定公开', 'publication.reconsider': '重新审定公开', 'consultation.record': '登记面商', 'handlingTask.accept': '签收', 'handlingTask.routeToSection': '分派科室', 'handlingTask.agreeReturn': '决定退办', 'handlingTask.grantExtension': '审定延期', 'handlingTask.answerObjection': '研究异议', 'handlingTask.settleDispute': '决定职责争议', 'suggestion.conclude': '办结', 'suggestion.archive': '归档', 'suggestion.close': '销号', 'suggestion.assign': '交办', 'suggestion.recordHigherReply': '登记上级答复',
};
export const workName = (kind: string, action: string, label: string): string => workNames[`${kind}.${action}`] ?? label;
