import { useEffect, useRef, useState } from 'react';
import { useDealer } from '../../../api/session.ts';
import type { Upload } from '../../../api/types.ts';
import { uploadFile } from './upload.ts';

export type Attachment = {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Null: the server made it itself. */
  readonly file: File | null;
  /** 0 to 1; 1 and an id once the server has it. */
  readonly progress: number;
  readonly uploadId: string | null;
  readonly error: unknown;
};

/** The files of a letter that is being written. They are sent at once, each by itself; what was removed is sent no further. */
export function useAttachments() {
  const { path } = useDealer();
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const uploads = running.current;
    return () => {
      for (const upload of uploads.values()) upload.abort();
    };
  }, []);

  const change = (key: string, more: Partial<Attachment>) =>
    setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...more } : each)));
  const send = async (key: string, file: File) => {
    const upload = new AbortController();
    running.current.set(key, upload);
    try {
      const { uploadId } = await uploadFile(
        path('/uploads'),
        file,
        (progress) => change(key, { progress }),
        upload.signal,
      );
      change(key, { uploadId, progress: 1 });
    } catch (error) {
      if (!upload.signal.aborted) change(key, { error });
    } finally {
      running.current.delete(key);
    }
  };
  return {
    files,
    add: (added: readonly File[]) => {
      const fresh = added.map((file) => ({
        key: crypto.randomUUID(),
        name: file.name,
        size: file.size,
        file,
        progress: 0,
        uploadId: null,
        error: null,
      }));
      setFiles((all) => [...all, ...fresh]);
      for (const { key, file } of fresh) void send(key, file);
    },
    /** Takes along what the server keeps already. */
    attach: ({ uploadId, name, size }: Upload) =>
      setFiles((all) => [
        ...all,
        { key: crypto.randomUUID(), name, size, file: null, progress: 1, uploadId, error: null },
      ]),
    again: ({ key, file }: Attachment) => {
      if (file === null) return;
      change(key, { error: null, progress: 0 });
      void send(key, file);
    },
    remove: ({ key }: Attachment) => {
      running.current.get(key)?.abort();
      setFiles((all) => all.filter((each) => each.key !== key));
    },
    clear: () => setFiles([]),
    /** Every file is with the server. */
    ready: files.every((each) => each.uploadId !== null),
    ids: files.flatMap((each) => each.uploadId ?? []),
  };
}
