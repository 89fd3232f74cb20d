import type { UseFormReturnType } from '@mantine/form';
import type { DistributionSettings } from '../../api/types.ts';

export type DistributionForm = UseFormReturnType<DistributionSettings>;

/** Sets a part of the form by its key; the form's own type does not follow unions. */
export function setPart<Key extends keyof DistributionSettings>(
  form: DistributionForm,
  key: Key,
  value: DistributionSettings[Key],
): void {
  form.setFieldValue(key, value as never);
}
