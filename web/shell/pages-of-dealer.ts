import {
  IconAddressBook,
  IconArrowsShuffle,
  IconCalendar,
  IconCar,
  IconChartBar,
  IconChecklist,
  IconHome,
  IconInbox,
  IconSettings,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import { type LinkProps, linkOptions } from '@tanstack/react-router';
import type { DealerScope } from '../api/session.ts';
import type { Counts } from '../api/types.ts';

/** A page of the navigation; `name` is a message of `shell.nav`. */
export interface PageOfDealer {
  readonly name:
    | 'today'
    | 'leads'
    | 'inbox'
    | 'tasks'
    | 'calendar'
    | 'contacts'
    | 'vehicles'
    | 'people'
    | 'reports'
    | 'distribution'
    | 'settings';
  readonly link: LinkProps;
  readonly icon: typeof IconHome;
  /** The keys that go there. */
  readonly keys: string;
  readonly count?: keyof Counts;
  /** Has a tab of its own at the bottom of a phone; all others stand behind "More". */
  readonly onPhone?: true;
}

/** The pages that somebody may open, in their order. */
export function pagesOf({ dealer }: DealerScope): readonly PageOfDealer[] {
  const params = { dealer: dealer.key };
  // who looks after others begins with everybody's
  const everybodys = dealer.may.handOver;
  const inbox: PageOfDealer = {
    name: 'inbox',
    link: linkOptions({ to: '/d/$dealer/inbox', params }),
    icon: IconInbox,
    keys: 'g i',
    count: 'inbox',
  };
  return [
    {
      name: 'today',
      link: linkOptions({ to: '/d/$dealer/today', params }),
      icon: IconHome,
      keys: 'g t',
      onPhone: true,
    },
    {
      name: 'leads',
      link: linkOptions({ to: '/d/$dealer/leads', params }),
      icon: IconTargetArrow,
      keys: 'g l',
      count: 'mine',
      onPhone: true,
    },
    ...(dealer.may.workInbox ? [inbox] : []),
    {
      name: 'tasks',
      link: linkOptions({
        to: '/d/$dealer/tasks',
        params,
        search: everybodys ? { assignee: 'anyone' } : {},
      }),
      icon: IconChecklist,
      keys: 'g a',
      onPhone: true,
    },
    {
      name: 'calendar',
      link: linkOptions({ to: '/d/$dealer/calendar', params, search: everybodys ? { people: 'all' } : {} }),
      icon: IconCalendar,
      keys: 'g c',
    },
    {
      name: 'contacts',
      link: linkOptions({ to: '/d/$dealer/contacts', params }),
      icon: IconAddressBook,
      keys: 'g k',
      onPhone: true,
    },
    {
      name: 'vehicles',
      link: linkOptions({ to: '/d/$dealer/vehicles', params }),
      icon: IconCar,
      keys: 'g v',
    },
    { name: 'people', link: linkOptions({ to: '/d/$dealer/people', params }), icon: IconUsers, keys: 'g p' },
    {
      name: 'reports',
      link: linkOptions({ to: '/d/$dealer/reports', params }),
      icon: IconChartBar,
      keys: 'g r',
    },
    {
      name: 'distribution',
      link: linkOptions({ to: '/d/$dealer/distribution', params }),
      icon: IconArrowsShuffle,
      keys: 'g d',
    },
    {
      name: 'settings',
      link: linkOptions({ to: '/d/$dealer/settings', params }),
      icon: IconSettings,
      keys: 'g s',
    },
  ];
}
