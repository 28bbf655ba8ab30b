import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';

const found = (text: string) => findPersonalData(text).map((one) => `${one.kind}:${one.text}`);

describe('personal data in a text that is to be made public', () => {
  it.each([
    ['请联系13805771234核实', ['mobile:13805771234']],
    ['手机138-0577-1234或者139 0577 5678', ['mobile:138-0577-1234', 'mobile:139 0577 5678']],
    ['单位电话0577-61234567，夜间电话：61234567', ['landline:0577-61234567', 'landline:61234567']],
    ['（0577）6123456', ['landline:（0577）6123456']],
    ['身份证11010519491231002X，户籍在外', ['idCard:11010519491231002X']],
    ['老证号110105491231002仍在用', ['idCard:110105491231002']],
    ['邮箱zhang.san@example.com', ['email:zhang.san@example.com']],
    ['住在锦绣花园3幢2单元501室的老人', ['address:住在锦绣花园3幢2单元501室']],
    ['家住岭脚村东组12号', ['address:家住岭脚村东组12号']],
    ['居民张建国反映，村民李秀英家的屋后塌方', ['resident:张建国', 'resident:李秀英']],
    ['户主张建国电话不通，住户李明反映两次', ['resident:张建国', 'resident:李明']],
    ['王大明先生反映夜间噪声', ['resident:王大明']],
  ])('is found: %s', (text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    '《关于加强校车管理的通知》（霁政办发〔2026〕13号）',
    '霁交建〔2025〕138号文件，合同编号GS13805771234567',
    '统一社会信用代码91330300MA2ABCDE12',
    '项目代码2026-330326-48-01-123456',
    '流水号330326202613990012',
    '拨打12345热线、110、96345',
    '投资13800000000元，折合138亿元',
    '工程位于人民路88号，起点桩号K13+805',
    '2026年3月15日至2026年12月31日',
    '3号线、2号桥，岭脚村2号泵站旁',
    '居民张某反映，村民李某某家',
    '居民生活用水、村民小组、业主委员会、学生家长会',
    '方便居民出行，居民高度关注，村民向镇里反映，居民方便了',
    '教学楼3幢已经交付',
    '本村160户、480人，户均3人',
  ])('is not taken for it: %s', (text) => expect(found(text)).toEqual([]));
});
