import { fieldsOf, isVersioned } from '../fields/registry.ts';
import type { Place } from './find-settings.ts';

/** A message by its key; null where there is none. */
type Find = (key: string) => string | null;
interface Messages {
  readonly find: Find;
  /** Those of an area stand under its title, those of a field under `area_field`. */
  readonly synonymsOf: Find;
}

/** Everything that the search may find, from the messages of the reader's language: each area, and each field of it. */
export function placesOf(
  areas: readonly { name: string; title: string }[],
  { find, synonymsOf }: Messages,
): readonly Place[] {
  return areas.flatMap(({ name, title }) => {
    const areaTitle = find(`settings.areas.${title}`) ?? '';
    const whole: Place = {
      area: name,
      field: null,
      title: areaTitle,
      areaTitle,
      synonyms: synonymsOf(title) ?? '',
      hint: find(`settingsWords.about.${title}`) ?? '',
    };
    if (!isVersioned(name)) return [whole];
    const fields = fieldsOf[name].map(
      (field): Place => ({
        area: name,
        field: field.path,
        title: find(field.label) ?? '',
        areaTitle,
        synonyms: synonymsOf(`${name}_${field.path.replaceAll('.', '_')}`) ?? '',
        hint: 'hint' in field ? (find(field.hint) ?? '') : '',
      }),
    );
    return [whole, ...fields];
  });
}
