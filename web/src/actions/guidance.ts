/** A sentence or two on what an act brings about; keyed `kind.action`, or the action alone. */
const texts: Readonly<Record<string, string>> = {
  'topicGuide.publish': '发布后全体代表会收到通知，各方都能阅读；发布后还可以增补和修改选题。',
  'topicGuide.end': '停用后代表仍能查阅，不再采用新的选题。',
  'guideTopic.edit': '报送时的原话另外保留，这里写的是印发给代表看的文字。',
  'guideTopic.setAside': '理由会告知报送人。',
  'draftIntention.suggestTogether': '两位代表都会收到通知，由代表本人决定联名、合并，还是各提各的。',
  'draftTalk.answer': '请如实告诉代表：已经列入哪个计划、办到哪一步、缺什么条件。代表据此决定照提、修改或者不提。',
  'suggestion.passReview': '通过后转入下一步，代表能看到进度。审核针对的是当前文本，以后文本不改就不再重复审核。',
  'suggestion.returnForRevision': '修改意见会原文送给领衔代表。请写明哪一处、为什么、建议怎样改；也可以在下面的文字上直接改，代表逐处看到删了什么、加了什么，由代表决定采用不采用。',
  'suggestion.decline': '不予受理要告知代表理由和依据。请确认确实属于所选情形，并用代表看得懂的话说明。',
  'suggestion.register': '登记后给出正式编号，开始计算交办期限。编号连续，不能重复使用。',
  'suggestion.merge': '并案只合并办理：以本件为主案，一并交办给同样的单位，期限相同；编号、答复和测评仍各自独立，代表会收到通知。只能与已登记、还没有并案的建议并案。',
  'suggestion.unmerge': '解除后各件单独办理，已经交办的单位不变。本件是主案的，全组一并解除。',
  'suggestion.split': '一件建议涉及不同事项的，按具体建议拆分成几件，各件分别编号、交办、答复和测评。代表和联名确认一并沿用，不必重新提交；原件保留编号，不再办理。',
  'suggestion.passUp': '属于上级事权、本县不能解决的，转报上级有关机关。转报后不再交办县内单位，登记上级答复后办结。',
  'suggestion.recordHigherReply': '把上级怎样答复的告诉代表，然后可以办结。',
  'suggestion.linkEarlier': '把本件与以往提出的同一事项联系起来，页面上可以对照历年的办理结果。是不是同一事项由人判断。',
  'suggestion.confirmAssignment': '会签后共同交办，承办单位随即收到通知，开始计算签收和答复期限。',
  'suggestion.returnAssignment': '退回代表工委重新提出交办方案，请写明应改由哪个单位办理及理由。',
  'suggestion.planUnits': '只拟定承办单位，不交办；可以再改，到交办会上一起交办，或者在交办台逐件交办。',
  'assignmentMeeting.submitToGovernment': '送出后建议名单不能再改；之后改过承办单位的，会后仍须政府办逐件会签。',
  'assignmentMeeting.confirmPlan': '确认即为会签：会上按这份方案共同交办，不再逐件会签。确认后改过承办单位的，仍要逐件送来会签。',
  'assignmentMeeting.returnPlan': '退回代表工委修改，请写明哪些件应改由哪个单位办理及理由。',
  'assignmentMeeting.hold': '列入的建议随即逐件交办，期限自今天起算；工作方案定稿。政府办没有确认的，涉及政府系统单位的建议转政府办会签。',
  'suggestion.keepEntry': '请对照扫描件逐字核对。确与原件一致的，说明核对情况，代表会看到；有出入的请用“更正录入”。',
  'suggestion.correctEntry': '照纸质原件更正；没有出入的各项不用改。更正后从第一级重新审核，纸上的签名仍然有效，代表会收到通知。',
  'suggestion.voidEntry': '录错代表、重复录入等，作废后不再审核，代表会收到通知。',
  'evaluation.receiveEnvelope': '信封不得拆开，也不得透光查看；上传未拆封信封的正反面扫描件。截止前代表改在网上测评的，信封不再拆。',
  'evaluation.proposeReading': '须两人当面拆封。由您照测评表录入并上传扫描件，另一人用自己的账号核对后才算数。',
  'evaluation.proposeVoid': '信封内没有测评表、没有签名、不能辨认等，说明情况，由另一人核对。',
  'evaluation.confirmReading': '请对照测评表扫描件核对等次和意见。确认后测评随即公开，不满意的转入重新办理。',
  'reply.recordHandSignature': '核稿通过的文稿打印后由主要负责人手签，上传手签件。主要负责人本人确认以后才送达代表，科室、联络员不能代为确认。',
  'reply.confirmHandSignature': '确认扫描件上是您本人的手签。确认后答复函即送达代表，标明“手签”，不能再改。',
  'suggestion.conclude': '办结只说明答复和测评已经完成，不等于承诺已经兑现；承诺事项继续跟踪到销号。',
  'suggestion.report': '在乡镇人民代表大会上报告以后登记：哪次会议、哪一天、由谁报告。报告应当公开（代表法第五十一条）。登记有误的，归档以前可以重新登记。',
  'suggestion.close': '承诺事项全部核验或者说明以后才能销号。',
  'mediation.convene': '代表、承办单位主要负责人和联络员都会收到开会通知。到会情况在登记纪要时写明。',
  'mediation.recordMeeting': '双方都会收到通知，可以查阅纪要。商定的承诺在作出结论时列入承诺台账。',
  'mediation.commissionOpinion': '专家不登录本系统；收到专家签名的意见以后，由您登记并上传。',
  'mediation.recordOpinion': '双方都能看到评估意见，并可以在规定的工作日内提出意见；双方都提出或者期满以后才能作结论。',
  'mediation.conclude': '理由书面告知所有签名代表和承办单位。继续办理的，单位再答复一次；其他结论作出以后，请代表作最后评价。',
  'mediation.answerOpinion': '您的意见记入处理过程，代表工委作结论时要看；期限以内可以修改。',
  'evaluation.closeUnrated': '代表没有在期限内作最后评价的，第二次测评就是最后的结果。',
  'handlingTask.accept': '签收后开始计算首次联系（主办）或者会办意见（会办）的期限。',
  'handlingTask.routeToSection': '分派后由科室开始办理。',
  'handlingTask.scheduleConsultation': '代表会收到面商邀请。要求的职级不到，面商不算有效。',
  'handlingTask.requestWaiver': '代表本人确认以后才算数。请如实填写代表是怎样表示的。',
  'handlingTask.urge': '催办内容会送给联络员、科室和主要负责人，并记入办理过程。',
  'handlingTask.requestReturn': '经同意以前仍由本单位负责，答复期限照常计算；不得自行转给其他单位。',
  'handlingTask.refuseReturn': '理由会告知申请单位。不同意的，由该单位重新签收后继续办理，答复期限不变。',
  'handlingTask.agreeReturn': '改派后由新的单位签收，签收和答复期限从今天重新计算；代表会收到通知。',
  'handlingTask.reassign': '原任务中尚未送出的答复稿、会办意见和面商随之终止；新的单位从今天起计算期限，代表会收到通知。改由现有会办单位主办的，选该单位即可。',
  'handlingTask.requestExtension': '涉及面广、处理难度大的才能延期，自交办之日起最长六个月，只能延期一次。决定以前仍按原期限办理。',
  'handlingTask.grantExtension': '同意后代表会收到通知和延期理由。',
  'handlingTask.refuseExtension': '理由会告知申请单位，仍按原期限答复。',
  'handlingTask.raiseDispute': '由主要负责人签署，只能提请一次；决定以前仍由本单位负责，办理期限照常计算。决定是最终的。',
  'handlingTask.settleDispute': '决定是最终的，告知各承办单位、代表工委和领衔代表。改由其他单位承办的，期限从今天重新计算。',
  'handlingTask.answerObjection': '维持承办单位的，请向代表说明理由；要改由其他单位承办的，请用“调整承办单位”。',
  'suggestion.urgeUnits': '催办内容会送给还没有办完的每个单位的联络员、科室和主要负责人，并记入办理过程。',
  'suggestion.addUnits': '增加的单位从今天起计算签收和会办期限。',
  'consultation.record': '登记后由代表确认；代表没有参加的，可以一按说明“没有面商”。',
  'reply.returnForChange': '退回科室修改，请写明修改意见。',
  'reply.signOff': '签发后答复函即送达代表，不能再改；答复中的承诺同时记入承诺台账。',
  'assistingOpinion.sendBack': '会办意见空泛或者没有答到点上的，可以退回一次写明要求。',
  'commitment.claim': '请上传能证明落实的材料（照片、验收单等），由单位以外的人核验。',
  'commitment.verify': '请写明核验的方式和看到的情况，可以附现场照片。核验属实后计入落实率。',
  'commitment.refute': '请写明哪里与所报不符。',
  'commitment.declareBroken': '认定后单位须书面说明，记入落实率。',
};

export const guidanceFor = (kind: string, action: string): string | undefined => texts[`${kind}.${action}`];

/** Acts that cannot be taken back are asked about once, in words that name the thing. */
const confirmations: Readonly<Record<string, string>> = {
  'assignmentMeeting.hold': '列入的建议将全部交办，不能撤回。确定开会交办？',
  'suggestion.register': '登记编号后不能撤销。确定登记？', 'suggestion.conclude': '确定办结这件建议？', 'suggestion.split': '拆分以后不能合回原件。确定拆分？', 'suggestion.passUp': '转报后不再交办县内单位。确定转报？', 'suggestion.archive': '确定归档这件建议？', 'suggestion.close': '确定销号？这件建议的全部承诺将视为了结。',
  'reply.signOff': '签发后即送达代表，不能再改。确定签发？', 'reply.confirmHandSignature': '确认后即送达代表，不能再改。确定？', 'evaluation.confirmReading': '确认后测评随即公开。确定与原件一致？', 'suggestion.decline': '确定不予受理这件建议？代表会收到通知。', 'handlingTask.reassign': '确定调整承办单位？', 'mediation.conclude': '结论作出以后不能更改，理由马上告知双方。确定作出结论？', 'topicGuide.publish': '确定发布这份选题参考？', 'evaluationRound.cancel': '确定取消这一轮测评？', 'evaluationRound.open': '确定现在开始这一轮测评？代表会收到通知。',
};
export const confirmationFor = (kind: string, action: string): string | undefined => confirmations[`${kind}.${action}`];

/** How a button is drawn: the main way on, a way back or out, or one among others. */
const main = new Set(['passReview', 'register', 'assign', 'confirmAssignment', 'accept', 'routeToSection', 'submitForCheck', 'passCheck', 'signOff', 'deliver', 'record', 'convene', 'recordMeeting', 'recordOpinion', 'claim', 'verify', 'acceptChange', 'conclude', 'report', 'archive', 'close', 'open', 'explain', 'agreeReturn', 'grantExtension', 'publish', 'adopt', 'answer', 'confirmHandSignature', 'confirmReading', 'proposeReading']);
export const isMainAction = (action: string): boolean => main.has(action);

/** 已签收, but 已决定不同意退办: a refusal is a decision. */
export const doneWords = (label: string): string => `已${label.startsWith('不') ? '决定' : ''}${label}`;
