/** Why a mandate ended, in words that stand after the name (代表法 62). */
export const mandateEndLabels: Readonly<Record<string, string>> = {
  termEnded: '届满', resigned: '辞职', recalled: '被罢免', movedAway: '调离或者迁出', absentTwice: '因两次未经批准不出席会议终止资格', lostNationality: '因丧失国籍终止资格',
  deprivedOfPoliticalRights: '因被剥夺政治权利终止资格', died: '去世', incapacitated: '因丧失行为能力终止资格',
};
