import { Kbd, Modal } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { type HotkeyGroup, useRegisteredHotkeys } from './hotkeys.ts';
import styles from './shortcut-help.module.css';

const groups: readonly HotkeyGroup[] = ['page', 'list', 'everywhere'];

function Keys({ keys }: { keys: string }) {
  const t = useTranslations('common.keys');
  const isMac = navigator.platform.startsWith('Mac');
  const steps = keys.replace('mod+', isMac ? '⌘ ' : 'Ctrl ').split(' ');
  const joiner = keys.startsWith('mod+') ? '+' : t('then');
  return (
    <>
      {steps.map((step, index) => (
        <Fragment key={step}>
          {index > 0 && <span className={styles.then}> {joiner} </span>}
          <Kbd>{step.length === 1 ? step.toUpperCase() : step}</Kbd>
        </Fragment>
      ))}
    </>
  );
}

/** Every key that works on the present page. */
export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('common');
  const hotkeys = useRegisteredHotkeys();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      {groups.map((group) => {
        const mine = [
          ...new Map(
            hotkeys.filter((hotkey) => hotkey.group === group).map((hotkey) => [hotkey.keys, hotkey]),
          ).values(),
        ];
        if (mine.length === 0) return null;
        return (
          <section key={group}>
            <h3 className={styles.group}>{t(`keys.${group}`)}</h3>
            <dl className={styles.list}>
              {mine.map((hotkey) => (
                <div key={hotkey.keys} className={styles.line}>
                  <dt>{hotkey.label}</dt>
                  <dd>
                    <Keys keys={hotkey.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </Modal>
  );
}
