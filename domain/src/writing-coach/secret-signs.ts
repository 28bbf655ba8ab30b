/** A mark of classification as papers bear it: the level with a star (密级★保密期限), or the level alone on a line. Spaces are often set between the characters. */
const starred = /(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆✩✪✭✮✯⭐⭑*＊]/u;
const alone = /(?:^|\n)[ \t\u3000]*(?:绝[ \t\u3000]*密|机[ \t\u3000]*密|秘[ \t\u3000]*密)级?[ \t\u3000]*(?=\r?\n|$)/u;

export const bearsMark = (text: string): boolean => starred.test(text) || alone.test(text);

/** Words that make one look twice: no mark, and often harmless. */
const signs = /绝密级?|机密级?|秘密级|涉密|内部资料|内部文件|不得外传|密码电报|军事设施|军事禁区/u;
export const signOfSecret = (text: string): string | null => signs.exec(text)?.[0] ?? null;

/** Said before anybody begins to write and before they hand in. */
export const noSecretsHere = '本系统不是涉密系统，请不要填写或上传国家秘密。内容涉及国家秘密的，不要在这里写，把纸质件当面交代表工委（乡镇人大代表：主席团）。';
