/** Invented topics of the demo's guide, and what became of each. */
import type { NewTopic } from '../../features/before-session/public.ts';

export interface DemoTopic {
  /** Who hands it in: a log-in name, as in the cast. */
  readonly by: string;
  readonly topic: Omit<NewTopic, 'year'>;
  /** Edited and adopted in this section; without it, it waits, is set aside or was withdrawn. */
  readonly adopted?: { readonly section: string; readonly background: string; readonly data: string; readonly unitIds: readonly string[]; readonly alreadyKnown: string };
  readonly setAside?: string;
  readonly isWithdrawn?: boolean;
}

export const guideSections = ['交通出行', '供水与河道', '社区生活'] as const;
export const guidePreface = '选题来自代表、承办单位、乡镇和群众反映，供调研和撰写建议参考。提什么、怎样提，由代表自己决定；已经承诺的事项，请先看进度再追问。';

export const demoTopics: readonly DemoTopic[] = [
  { by: 'linyongfa', topic: { title: '村道错车难', text: '里汀到云筠的村道只有三米五，班车会车要倒一里路。', fromResidents: true, sourceName: '石栎镇接待日群众反映' },
    adopted: { section: '交通出行', background: '山区村道建成早、路基窄，通班车后会车困难，弯道没有错车台。', data: '石栎镇通班车的村道46公里，错车台9处，平均五公里一处。', unitIds: ['unit-transport'], alreadyKnown: '2025年答复列入农村公路提升计划，分三年增设错车台；第一批12处在建。' } },
  { by: 'yuxinyi', topic: { title: '单村水厂的日常养护', text: '单村水厂移交后缺专人养护，枯水期水质波动，盼代表帮助了解各村情况。' },
    adopted: { section: '供水与河道', background: '单村供水工程由村里管理，消毒设备更换和水样送检缺少固定经费。', data: '全县单村水厂83座，其中61座由村民兼职看管。', unitIds: ['unit-water'], alreadyKnown: '近三年共有7件建议提及，都答复为逐步统管，尚无全县方案。' } },
  { by: 'caiwenjing', topic: { title: '老旧小区加装电梯后的维护', text: '加装以后谁来维护、坏了谁出钱，居民意见不一。' },
    adopted: { section: '社区生活', background: '加装电梯陆续过了质保期，维护费用和责任没有统一的约定范本。', data: '全县已加装电梯38部，其中11部今年出质保期。', unitIds: ['unit-construction'], alreadyKnown: '没有承诺过，往年建议提的是加装补助，不是维护。' } },
  { by: 'caiwenjing', topic: { title: '放学后的接送点', text: '放学时校门口的路堵，老人带孩子等车没有地方站。', fromResidents: true, sourceName: '联络站接待群众' } },
  { by: 'zhouminjie', topic: { title: '夜间施工噪声', text: '城北片区夜里施工，投诉后停两天又响。' } },
  { by: 'huangxiaoyan', topic: { title: '某品牌净水器进校园', text: '建议统一采购某品牌净水器。' }, setAside: '涉及推介具体产品，不宜作为选题；校园饮水安全可以另外报送' },
  { by: 'xuzhijian', topic: { title: '卫生院停车', text: '先了解一下，再报送。' }, isWithdrawn: true },
];
