import { ApiProblem } from './problem.ts';

export interface UploadedFile { readonly fileId: string; readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; readonly sm3: string }

/** Sends one file; `onProgress` gets the share sent, 0 to 1. XMLHttpRequest, because fetch does not tell how far it is. */
export function uploadFile(file: File, onProgress?: (share: number) => void): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', '/api/v1/files');
    sending.responseType = 'json';
    sending.upload.addEventListener('progress', (event) => { if (event.lengthComputable) onProgress?.(event.loaded / event.total); });
    sending.addEventListener('load', () => {
      if (sending.status >= 200 && sending.status < 300) resolve(sending.response as UploadedFile);
      else reject(new ApiProblem(sending.status, (sending.response ?? {}) as object));
    });
    sending.addEventListener('error', () => reject(new ApiProblem(0, { code: 'offline', title: '文件没有传上去，请检查网络后再试' })));
    const form = new FormData();
    form.append('file', file);
    sending.send(form);
  });
}
