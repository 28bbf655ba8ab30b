/** Real places that an invented county must not be taken for: its tests look for these words in everything it says. */
export const realPlaces: readonly string[] = ['平阳', '瑞安', '苍南', '永嘉', '乐清', '文成', '泰顺', '温州', '杭州', '宁波', '绍兴', '台州', '丽水', '金华', '遂昌', '松阳', '云和', '青田', '缙云', '义乌', '东阳', '诸暨', '北京', '上海', '浙江', '江苏', '福建',
  '安徽', '山东', '河南', '四川', '重庆', '深圳', '广州', '昆山', '安吉', '桐庐', '海曙', '鳌江', '昆阳', '龙港', '萧江', '水头镇', '腾蛟', '南雁', '顺溪'];
