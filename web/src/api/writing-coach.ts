/**
 * The one thing of the domain that runs on the phone: the coach answers while one types, also where there is no net, and decides nothing.
 * Whether a text can be submitted is the server's word.
 */
export { findDoubtful } from '@luoshi/domain/writing-coach/find-doubtful.ts';
export { findGaps } from '@luoshi/domain/writing-coach/find-gaps.ts';
export { bearsMark, noSecretsHere, signOfSecret } from '@luoshi/domain/writing-coach/secret-signs.ts';
export { notToRaise } from '@luoshi/domain/writing-coach/not-to-raise.ts';
