import { useForm } from '@mantine/form';
import type { DistributionSettings, User } from '../../../../api/types.ts';
import { BeforeFields, LastResortFields } from '../../around-fields.tsx';
import { GroupsEditor } from '../../groups/groups-editor.tsx';
import { PoolOptions } from '../../pool-options.tsx';
import { WayFields } from '../../way-fields.tsx';
import { usesPool } from '../../ways.ts';

type Props = {
  /** When it is made; later values come from here. */
  initial: DistributionSettings;
  people: readonly User[];
  onChange: (value: DistributionSettings) => void;
};

/** The editors of the settings, on a value that is only tried. */
export function DistributionFields({ initial, people, onChange }: Props) {
  const form = useForm<DistributionSettings>({ initialValues: initial, onValuesChange: onChange });
  return (
    <>
      <WayFields form={form} people={people} />
      {usesPool(form.values) && <PoolOptions form={form} />}
      <GroupsEditor form={form} people={people} />
      <BeforeFields form={form} />
      <LastResortFields form={form} people={people} />
    </>
  );
}
