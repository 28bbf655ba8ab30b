import type { Person } from './people.ts';

/** What people of the year do more than once, each on their own pages. */
export function stepsOfTheYear(as: (username: string) => Promise<Person>, title: string, idOf: () => string) {
  /** Opens what waits for one, by its button in the list. */
  const take = async (username: string, work: string): Promise<Person> => {
    const one = await as(username);
    await one.start();
    await one.press(new RegExp(`^${work}\\s*：${title}(（.*）)?$`));
    return one;
  };
  async function sign(): Promise<void> {
    const shan = await take('shan', '看建议，答复');
    await shan.see(title);
    await shan.press('同意联名');
    await shan.agree('同意联名');
    await shan.see('您已经确认联名');
  }
  async function decide(username: string, work: string, decision: string, fill: (one: Person) => Promise<void> = async () => undefined): Promise<Person> {
    const one = await take(username, work);
    await one.see(title);
    await one.press(decision, one.page.getByRole('complementary', { name: '办理' }));
    await fill(one);
    await one.submit(decision);
    return one;
  }
  const writeOpinion = async (text: string): Promise<void> => {
    const section = await take('finance-section', '起草会办意见');
    await section.fill('会办意见', text);
    await section.fill('联系人', '郝志明');
    await section.fill('联系电话', '0000-8000001');
    await section.see(/已保存 \d\d:\d\d/);
    await section.submit('送审');
    await section.see('已送审。');
    const leader = await take('finance-deputy', '审核会办意见');
    await leader.see(text);
    await leader.press('审核并送主办单位');
    await leader.submit('审核并送主办单位');
    await leader.see('已审核并送主办单位。');
  };
  const talk = async (): Promise<void> => {
    const section = await as('roads-section');
    await section.open(`/suggestions/${idOf()}`);
    await section.press('约定面商', section.page.getByRole('complementary', { name: '状态与办理' }));
    await section.fill('约定时间', '2026-02-09T10:00');
    await section.fill('地点', '霁城镇代表联络站');
    await section.choose('方式', '见面');
    await section.choose('阶段', '办中');
    await section.submit('约定面商');
    await section.see('已约定面商。');
    await section.press('登记面商记录', section.page.getByRole('complementary', { name: '状态与办理' }));
    await section.fill('第1位姓名', '胡建华');
    await section.fill('第1位职务', '局长');
    await section.field('第1位职级').selectOption({ label: '单位主要负责人' });
    await section.fill('代表意见', '希望年内修好，排水一并解决');
    await section.fill('单位意见', '路面年内修复，排水列入计划');
    await section.submit('登记面商记录');
    await section.see('已登记面商记录。');
  };
  async function writeReply(secondClass: string): Promise<void> {
    const section = await take('roads-section', '起草答复');
    const answer = (no: number) => section.page.getByRole('region', { name: `第${no}条具体建议的答复` });
    await answer(1).getByLabel('办理结果').selectOption({ label: '已经解决或者采纳' });
    await section.fill('答复', '破损路面已全部铣刨重铺。', answer(1));
    await answer(2).getByLabel('办理结果').selectOption({ label: secondClass });
    await section.fill('答复', '排水管道已完成设计，资金已落实。', answer(2));
    await section.fill('承诺内容', '铺设排水管道一公里', answer(2));
    await section.fill('责任人', '李卫锋', answer(2));
    await section.fill('完成期限', '2026-09-30', answer(2));
    await section.fill('联系人', '李卫锋');
    await section.fill('联系电话', '0000-8000002');
    await section.see('答复要素已经齐全，可以送核稿。');
    await section.page.getByRole('img', { name: /^第1页/ }).waitFor();
    await section.submit('送核稿');
    await section.see('已送核稿。');
  }
  /** Checked by the deputy head and signed by the head; without a talk the form says so and asks for the reason. */
  async function signLetter(withoutTalk?: string): Promise<void> {
    const checker = await take('roads-deputy', '核稿');
    await checker.press('核稿通过');
    await checker.submit('核稿通过');
    await checker.see('已核稿通过。');
    const head = await take('roads-head', '签发');
    await head.press('签发', head.page.getByRole('group', { name: '选择' }));
    if (withoutTalk !== undefined) {
      await head.see(/^没有有效的面商记录/);
      await head.choose('没有面商的原因', withoutTalk);
    }
    await head.submit('签发');
    await head.agree('签发');
    await head.see('已签发。');
  }
  async function openRound(name: string, opensOn: string, closesOn: string, sequence: string): Promise<void> {
    const affairs = await as('affairs');
    await affairs.open('/rounds');
    await affairs.press('新设一轮测评');
    await affairs.fill('名称', name);
    await affairs.fill('开始日期', opensOn);
    await affairs.fill('截止日期', closesOn);
    await affairs.fill('第几次测评', sequence);
    await affairs.press('设定');
    await affairs.page.getByRole('region', { name }).waitFor();
  }
  return { take, sign, decide, writeOpinion, talk, writeReply, signLetter, openRound };
}
