import { createServer } from 'node:net';
import { OperatorError } from '../operator-error.ts';

/** Finds out before anything is started whether the port can be had. */
export async function probePort(host: string, port: number, optionZh: string): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw explainListenError(error, host, port, optionZh);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

export function explainListenError(error: unknown, host: string, port: number, optionZh: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new OperatorError('portTaken', `端口 ${port} 已被别的程序占用。请先停止它，或用 ${optionZh} 换一个端口，如 ${optionZh} ${port === 65_535 ? 8080 : port + 1}。`, { cause: error });
  if (code === 'EACCES') return new OperatorError('portForbidden', `没有权限使用端口 ${port}(1024 以下的端口须有特权)。请用 ${optionZh} 换一个端口。`, { cause: error });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new OperatorError('hostUnknown', `本机没有地址 ${host}。请改正 LUOSHI_HOST，如 127.0.0.1。`, { cause: error });
  return error;
}
