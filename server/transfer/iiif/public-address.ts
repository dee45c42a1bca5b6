import dns from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { CodedError } from '@/lib/errors';

/** Names to addresses, as `dns.lookup` does. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export interface AddressRule {
  /** `host` or `host:port` that may be asked although it is loopback or private. */
  allowed: readonly string[];
  /** The system's resolver where absent. */
  resolve?: Resolve;
}

/** IPv4 that is not for the public internet (IANA's special-purpose registry), multicast and what is reserved. */
const NOT_PUBLIC_4: readonly [network: string, prefix: number][] = [
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
];

/** Within IPv6's global unicast, 2000::/3: protocol assignments with Teredo, documentation, 6to4. */
const NOT_PUBLIC_6: readonly [network: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const notPublic = new BlockList();
for (const [network, prefix] of NOT_PUBLIC_4) notPublic.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of NOT_PUBLIC_6) notPublic.addSubnet(network, prefix, 'ipv6');
const unicast6 = new BlockList();
unicast6.addSubnet('2000::', 3, 'ipv6');

/** True for an IP address that anyone on the internet may have. An IPv4 address inside an IPv6 one is never one. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic.check(address, 'ipv4');
  return family === 6 && unicast6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** What an address's host is called without the brackets of IPv6. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function isAllowed(url: URL, { allowed }: AddressRule): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const names = [hostOf(url), `${url.hostname}:${port}`].map((name) => name.toLowerCase());
  return allowed.some((each) => names.includes(each.toLowerCase()));
}

/**
 * Judges an address before it is asked for, and again after each redirect.
 * @throws CodedError ADDRESS_NOT_ALLOWED for another scheme than http and https, for one with a password in it, and for a
 *   literal address that is not public and not allowed
 */
export function requireAddress(address: string, rule: AddressRule): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isWeb) throw new CodedError('ADDRESS_NOT_ALLOWED', { host: address.slice(0, 200) });
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host) && !isAllowed(url, rule)) throw refusal(url);
  return url;
}

function refusal(url: URL): CodedError {
  return new CodedError('ADDRESS_NOT_ALLOWED', { host: url.host });
}

/**
 * Resolves a name for the connection itself, so that what was judged is what is connected to: a name that leads to anything
 * that is not public is refused whole, also where it answered differently a moment before.
 */
export function guardedLookup(url: URL, rule: AddressRule): LookupFunction {
  const resolve = rule.resolve ?? ((host: string) => dns.lookup(host, { all: true, verbatim: true }));
  return (hostname, options, done) => {
    resolve(hostname).then(
      (found) => {
        const isSafe = isAllowed(url, rule) || found.every(({ address }) => isPublicAddress(address));
        const [first] = found;
        if (!isSafe || !first) done(refusal(url), '', 0);
        else if (options.all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}
