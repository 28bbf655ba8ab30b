/**
 * Something the person who runs the program must put right: a taken port, a full disk, a missing
 * setting. Printed as it is, in Chinese, without a stack; everything else that is thrown is a defect.
 */
export class OperatorError extends Error {
  readonly code: string;

  constructor(code: string, textZh: string, options?: ErrorOptions) {
    super(textZh, options);
    this.name = 'OperatorError';
    this.code = code;
  }
}
