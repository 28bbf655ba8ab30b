import type { ProcessSite, RecordJson } from './process-site.ts';

/** A suggestion brought to where the tests need it, by the people of the process county over HTTP. */
export function storyOf(site: ProcessSite, title = '关于改造霁城镇南环路破损路面的建议') {
  let id = '';
  const own = () => `suggestions/${id}`;
  const records = async (kind: string, reader = 'affairs'): Promise<RecordJson[]> => (await site.get(reader, `/api/v1/${own()}`)).records[kind] ?? [];
  const last = async (kind: string, reader = 'affairs'): Promise<RecordJson> => {
    const found = (await records(kind, reader)).at(-1);
    if (found === undefined) throw new Error(`no ${kind} for ${reader}`);
    return found;
  };
  const steps = {
    get id() { return id; },
    own, records, last,
    draft: async () => {
      const created = await site.call('lin', 'POST', '/api/v1/suggestions', { title, situation: '南环路全长三公里，路面破损严重。', analysis: '重载车辆多，排水不畅。', asks: ['年内完成破损路面修复', '增设排水设施'] });
      if (created.status !== 201) throw new Error(created.text);
      id = created.json.id;
    },
    untilReviewed: async () => {
      await steps.draft();
      await site.act('lin', own(), 'inviteCoSponsors', { personIds: ['p-shan'] });
      await site.act('lin', own(), 'freeze');
      await site.act('shan', `co-sponsorships/${(await last('coSponsorship', 'lin')).id}`, 'confirm');
      await site.act('lin', own(), 'submit');
      for (const name of ['presidium', 'affairs', 'office']) await site.act(name, own(), 'passReview');
    },
    register: () => site.act('affairs', own(), 'register', { sessionId: 'session-5', category: 'inSession' }),
    untilHandling: async () => {
      await steps.untilReviewed();
      await steps.register();
      await site.act('affairs', own(), 'assign', { leadUnitId: 'transport', assistingUnitIds: ['finance'] });
      const { records: { handlingTask = [] } } = await site.act('government', own(), 'confirmAssignment');
      for (const task of handlingTask) {
        const [unit, section] = task['unitId'] === 'transport' ? ['roads', 'transport-roads'] : ['finance', 'finance-budget'];
        await site.act(`${unit}-liaison`, `handling-tasks/${task.id}`, 'accept');
        await site.act(`${unit}-liaison`, `handling-tasks/${task.id}`, 'routeToSection', { sectionId: section, handlerName: '经办人' });
      }
    },
    deliverOpinion: async () => {
      const opinion = `assisting-opinions/${(await last('assistingOpinion', 'finance-section')).id}`;
      await site.act('finance-section', opinion, 'save', { text: '同意安排资金二百万元。', contactName: '郝志明', contactPhone: '0000-8000001' });
      await site.act('finance-section', opinion, 'submitForCheck');
      await site.act('finance-deputy', opinion, 'deliver');
    },
    writeReply: async () => {
      const reply = `replies/${(await last('reply', 'roads-section')).id}`;
      const answer = (askNo: number, resultClass: string, promise: unknown = null) => ({ askNo, resultClass, text: `第${askNo}条已研究办理。`, promise });
      await site.act('roads-section', reply, 'save', {
        opening: '收悉。', answers: [answer(1, 'solved'), answer(2, 'planned', { content: '铺设排水管', ownerName: '李卫锋', dueOn: '2026-12-31' })], closing: '特此答复。', contactName: '李卫锋', contactPhone: '0000-8000002',
      });
      await site.act('roads-section', reply, 'submitForCheck');
      await site.act('roads-deputy', reply, 'passCheck');
      return reply;
    },
    untilReplied: async () => {
      await steps.untilHandling();
      await steps.deliverOpinion();
      const reply = await steps.writeReply();
      await site.act('roads-head', reply, 'signOff', { withoutConsultation: 'deputyUnreachable', withoutConsultationText: '三次致电未接' });
    },
  };
  return steps;
}
