import { BlockList, isIP } from 'node:net';

/** Addresses of the machine itself, of networks behind it, and of nobody (IANA's special-purpose registry). */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(network, prefix, 'ipv4');
}
// of IPv6 only 2000::/3 is handed out; what wraps an address of the older kind in it stays closed
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closed.addSubnet(network, prefix, 'ipv6');
}

/** Whether an IP address is somebody's on the internet, not this machine's or one behind it. No for what is no address. */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%')[0] ?? '';
  const version = isIP(bare);
  if (version === 4) return !closed.check(bare, 'ipv4');
  return version === 6 && open.check(bare, 'ipv6') && !closed.check(bare, 'ipv6');
}
