import { useEffect, useRef, useState } from 'react';

type Props = {
  /** Sanitised by the server. */
  html: string;
  title: string;
};

const LEAST_HEIGHT = 120;
const FRAME =
  '<!doctype html><meta charset="utf-8"><base target="_blank"><style>body{font:16px/1.5 system-ui,sans-serif;margin:12px;color:#1c2127;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}</style>';

/**
 * A designed letter in a frame of its own: no script runs in it, it cannot reach this page, its links open beside. White in
 * dark mode too, as its author meant it.
 */
export function HtmlLetter({ html, title }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(LEAST_HEIGHT);
  // `allow-same-origin` without `allow-scripts`: this page may measure the letter, the letter can do nothing.
  useEffect(() => {
    const measure = () => {
      const body = frame.current?.contentDocument?.documentElement;
      if (body) setHeight(Math.max(LEAST_HEIGHT, body.scrollHeight));
    };
    const timer = setTimeout(measure, 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={FRAME + html}
      onLoad={(event) => {
        const body = event.currentTarget.contentDocument?.documentElement;
        if (body) setHeight(Math.max(LEAST_HEIGHT, body.scrollHeight));
      }}
      style={{
        display: 'block',
        width: '100%',
        height,
        border: '1px solid var(--fc-line)',
        borderRadius: 6,
        background: '#fff',
        colorScheme: 'light',
      }}
    />
  );
}
