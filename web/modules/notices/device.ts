import { api, dealerPath } from '../../api/client.ts';

/** Push messages on this device: what the browser knows of them. */
export type DeviceState = 'unsupported' | 'blocked' | 'off' | 'on';

const SERVICE_WORKER = '/service-worker.js';
/** At which address this browser is known to a dealer's server. */
const known = (dealer: string) => `forecourt-push-${dealer}`;

export function mayHavePush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** `endpoint` names this device among those of the user; null: it takes no push messages of this dealer. */
export async function deviceState(dealer: string): Promise<{ state: DeviceState; endpoint: string | null }> {
  if (!mayHavePush()) return { state: 'unsupported', endpoint: null };
  if (Notification.permission === 'denied') return { state: 'blocked', endpoint: null };
  const endpoint = (await subscription())?.endpoint ?? null;
  const on = endpoint !== null && localStorage.getItem(known(dealer)) === endpoint;
  return on ? { state: 'on', endpoint } : { state: 'off', endpoint: null };
}

/** Asks the user and the browser, and tells the server. Answers the state after it; throws what the server refuses. */
export async function switchOn(dealer: string, publicKey: string): Promise<DeviceState> {
  if ((await Notification.requestPermission()) !== 'granted') return 'blocked';
  const registration = await navigator.serviceWorker.register(SERVICE_WORKER);
  await navigator.serviceWorker.ready;
  const old = await registration.pushManager.getSubscription();
  // One that was made for another installation's key would never hear of this one.
  if (old !== null && keyText(old) !== publicKey) await old.unsubscribe();
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  await tell(dealer, made);
  return 'on';
}

/** No more push messages of this dealer here. */
export async function switchOff(dealer: string, deviceId: string | null): Promise<void> {
  localStorage.removeItem(known(dealer));
  if (deviceId !== null) await api.delete(dealerPath(dealer, `/notices/devices/${deviceId}`));
}

/** Browsers give a device a new address now and then; the server is told when the page opens. */
export async function keepDevice(dealer: string): Promise<void> {
  const before = localStorage.getItem(known(dealer));
  if (before === null || !mayHavePush() || Notification.permission !== 'granted') return;
  const now = await subscription();
  if (now === null) localStorage.removeItem(known(dealer));
  else if (now.endpoint !== before) await tell(dealer, now);
}

/** Whoever signs out leaves nothing behind that would show customers to the next one at this device. */
export async function forgetThisDevice(): Promise<void> {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(known(''))) localStorage.removeItem(key);
  }
  if (mayHavePush()) await (await subscription())?.unsubscribe();
}

async function tell(dealer: string, subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  await api.post(dealerPath(dealer, '/notices/devices'), {
    endpoint,
    keys: { p256dh: keys?.p256dh, auth: keys?.auth },
  });
  localStorage.setItem(known(dealer), subscription.endpoint);
}

function keyText({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
