import { problemFrom } from './client.ts';
import { ApiProblem } from './problem.ts';

/** Fetches a file and hands it to the browser to keep. A refusal is an error here and not a file with a refusal in it. */
export async function download(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem(0, { code: 'offline', title: '没有连上服务器，文件没有下载，请检查网络后再试' });
  });
  if (!response.ok) throw await problemFrom(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameOf(response.headers.get('content-disposition') ?? '');
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The file's name as RFC 5987 writes it. */
function nameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined ? '' : decodeURIComponent(encoded);
}
