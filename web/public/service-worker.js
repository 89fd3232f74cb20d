/**
 * Shows push messages and opens what they tell of. Registered only where a user switched push on (`web/modules/notices`);
 * it keeps no pages and answers no requests.
 */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const message = read(event.data);
  event.waitUntil(
    self.registration.showNotification(message.title, {
      body: message.body,
      tag: message.tag,
      lang: message.language,
      icon: '/icon-192.png',
      data: { path: message.path },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

/** A browser wants something shown for every message, also for one that cannot be read. */
function read(data) {
  const usual = { title: 'Forecourt', body: '', tag: 'forecourt', language: '', path: '/' };
  try {
    return { ...usual, ...data.json() };
  } catch {
    return usual;
  }
}

/** Only pages of our own; in a window that is open already if there is one. */
async function open(path) {
  const url = new URL(typeof path === 'string' ? path : '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find((each) => each.visibilityState === 'visible') ?? windows[0];
  if (shown === undefined) {
    await self.clients.openWindow(url.href);
    return;
  }
  await shown.focus();
  await shown.navigate(url.href);
}
