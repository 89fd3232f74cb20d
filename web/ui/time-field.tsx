import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { readWallClock } from '../time/wall-clock.ts';

type Props = {
  /** `HH:mm`, or '' for none. */
  value?: string;
  onChange: (time: string) => void;
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
};

/** A time of the wall clock, always in 24 hours; the browser's own field shows AM and PM wherever its owner lives. */
export function TimeField({ value = '', onChange, ...rest }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const settle = () => {
    const time = text.trim() === '' ? '' : readWallClock(text);
    if (time === null) setText(value);
    else {
      setText(time);
      if (time !== value) onChange(time);
    }
  };
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      placeholder="--:--"
      maxLength={9}
      {...rest}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        // A complete time is taken at once, so that saving without leaving the field saves it.
        const time = /^\d{2}:\d{2}$/.test(typed) ? readWallClock(typed) : null;
        if (time !== null && time !== value) onChange(time);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
