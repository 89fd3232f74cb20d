import { Button, type ButtonProps } from '@mantine/core';

type Props = ButtonProps & { busy: boolean; label: string };

/** The button of a form: `loading` while it is sent, so it cannot be sent twice, and the label stays. */
export function SubmitButton({ busy, label, ...rest }: Props) {
  return (
    <Button type="submit" loading={busy} aria-busy={busy} {...rest}>
      {label}
    </Button>
  );
}
