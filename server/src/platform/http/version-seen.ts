import type { FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/** The version that the person saw, from If-Match: none sent is 428, malformed 400. */
export function versionSeen(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw problem(428, 'versionRequired', '请求缺少 If-Match，请先读取最新内容再操作');
  const match = /^"?(\d{1,9})"?$/.exec(header);
  if (match === null) throw problem(400, 'badVersion', 'If-Match 不对', { errors: [{ field: 'If-Match', text: '请填写读取时得到的版本号，例如 "3"' }] });
  return Number(match[1]);
}
