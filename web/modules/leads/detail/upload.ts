import { ApiProblem, NetworkProblem } from '../../../api/client.ts';
import type { Problem, Upload } from '../../../api/types.ts';

/** Sends one file; `fetch` cannot tell how far it is, so this is the older way. `onProgress` gets 0 to 1. */
export function uploadFile(
  address: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status >= 200 && request.status < 300) return resolve(body as Upload);
      reject(problemOf(request.status, request.statusText, body));
    };
    request.onerror = () => reject(new NetworkProblem());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

function problemOf(status: number, statusText: string, body: unknown): Error {
  if (body !== null && typeof body === 'object' && 'code' in body && typeof body.code === 'string') {
    return new ApiProblem(status, body as Problem);
  }
  return new ApiProblem(status, { code: `http.${status}`, message: statusText });
}
