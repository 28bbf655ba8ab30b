/** A sentence or two on what an act brings about; keyed `kind.action`, or the action alone. */
const texts: Readonly<Record<string, string>> = {
  'suggestion.passReview': '通过后转入下一级审核，代表能看到审核进度。审核针对的是当前文本，以后文本不改就不再重复审核。',
  'suggestion.returnForRevision': '修改意见会原文送给领衔代表。请写明哪一处、为什么、建议怎样改。',
  'suggestion.decline': '不予受理要告知代表理由和依据。请确认确实属于所选情形，并用代表看得懂的话说明。',
  'suggestion.register': '登记后给出正式编号，开始计算交办期限。编号连续，不能重复使用。',
  'suggestion.confirmAssignment': '会签后共同交办，承办单位随即收到通知，开始计算签收和答复期限。',
  'suggestion.returnAssignment': '退回代表工委重新提出交办方案，请写明应改由哪个单位办理及理由。',
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
  'suggestion.close': '承诺事项全部核验或者说明以后才能销号。',
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
  'suggestion.register': '登记编号后不能撤销。确定登记？', 'suggestion.conclude': '确定办结这件建议？', 'suggestion.archive': '确定归档这件建议？', 'suggestion.close': '确定销号？这件建议的全部承诺将视为了结。',
  'reply.signOff': '签发后即送达代表，不能再改。确定签发？', 'reply.confirmHandSignature': '确认后即送达代表，不能再改。确定？', 'evaluation.confirmReading': '确认后测评随即公开。确定与原件一致？', 'suggestion.decline': '确定不予受理这件建议？代表会收到通知。', 'handlingTask.reassign': '确定调整承办单位？', 'evaluationRound.cancel': '确定取消这一轮测评？', 'evaluationRound.open': '确定现在开始这一轮测评？代表会收到通知。',
};
export const confirmationFor = (kind: string, action: string): string | undefined => confirmations[`${kind}.${action}`];

/** How a button is drawn: the main way on, a way back or out, or one among others. */
const main = new Set(['passReview', 'register', 'assign', 'confirmAssignment', 'accept', 'routeToSection', 'submitForCheck', 'passCheck', 'signOff', 'deliver', 'record', 'claim', 'verify', 'acceptChange', 'conclude', 'archive', 'close', 'open', 'explain', 'agreeReturn', 'grantExtension', 'confirmHandSignature', 'confirmReading', 'proposeReading']);
export const isMainAction = (action: string): boolean => main.has(action);

/** 已签收, but 已决定不同意退办: a refusal is a decision. */
export const doneWords = (label: string): string => `已${label.startsWith('不') ? '决定' : ''}${label}`;
