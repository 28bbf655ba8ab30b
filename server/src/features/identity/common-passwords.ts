/** What people choose first when ten characters are asked for; lower case. Runs and repetitions are found by rule. */
export const commonPasswords: ReadonlySet<string> = new Set([
  'password12', 'password123', 'password1234', 'password12345', 'passw0rd12', 'passw0rd123', 'p@ssw0rd12', 'p@ssw0rd123', 'p@ssword123',
  'qwertyuiop', 'qwertyuiop1', 'qwerty1234', 'qwerty12345', 'qwerty123456', '1qaz2wsx3edc', '1qaz2wsx3e', 'qazwsxedcrfv', 'qazwsxedc123',
  '1q2w3e4r5t', '1q2w3e4r5t6y', 'q1w2e3r4t5', 'q1w2e3r4t5y6', 'asdfghjkl1', 'asdfghjkl;', 'asdf123456', 'zxcvbnm123', 'zxcvbnm1234',
  'abc1234567', 'abc12345678', 'abcd123456', 'abcd1234567', 'abcd12345678', 'abcde12345', 'abcdef1234', 'abcdef123456', 'a123456789',
  'a1234567890', 'aa123456789', 'aa12345678', 'as12345678', 'qq12345678', 'qq123456789', 'wang123456', 'zhang123456', 'admin12345',
  'admin123456', 'administrator', 'administrator1', 'root123456', 'test123456', 'user123456', 'welcome123', 'welcome1234', 'letmein123',
  'iloveyou12', 'iloveyou123', 'woaini1314', 'woaini5201314', 'woaini520', '5201314520', '1314520520', '5201314000', '520131420',
  '1234567891', '12345678910', '123456789a', '123456789q', '123456789abc', '1234567890a', '1234512345', '123456123456', '1231231231',
  '123123123123', '1122334455', '112233445566', '1212121212', '1020304050', '9876543210', '0123456789', '147258369', '1472583690',
  '7894561230', '789456123', '741852963', '3141592653', '6666688888', '8888866666', '6688668866', '1688168816', '88888888aa',
  'china12345', 'china123456', 'zhongguo123', 'beijing2008', 'nihao12345', 'taobao1234', 'dearbook12', 'changeme123', 'default123',
  'renda12345', 'renda123456', 'renda2026', 'rendadaibiao', 'luoshi1234', 'luoshi12345', 'luoshi123456', 'zhengfu123', 'zhengfuban',
]);
