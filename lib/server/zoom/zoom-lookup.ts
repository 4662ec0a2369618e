import "server-only";
import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { BlockList, isIPv6, type LookupFunction } from "node:net";

type Resolve = (
  name: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const inside = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  inside.addSubnet(net, bits, "ipv4");
}
inside.addSubnet("fc00::", 7, "ipv6");
inside.addSubnet("fe80::", 10, "ipv6");
inside.addAddress("::1", "ipv6");

/**
 * Makes a name lookup that refuses an answer within our own network for `zoom.us` and the names below it: the token
 * must not follow a poisoned name server there. Other names are the operator's own choice.
 *
 * The error counts as "nothing sent", like any failed lookup. `resolve` is for tests.
 */
export function createZoomLookup(resolve: Resolve = lookup): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const refused = error ?? refusal(name, addresses);
      const first = addresses?.[0];
      if (refused || !first) done(refused ?? notFound(name), "", 4);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function refusal(name: string, addresses: readonly LookupAddress[]): NodeJS.ErrnoException | null {
  const isZoom = name === "zoom.us" || name.endsWith(".zoom.us");
  if (!isZoom || !addresses.some(({ address }) => isInside(address))) return null;
  return lookupError(`${name} resolves to a private address`, "EPRIVATE");
}

function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return inside.check(mapped ?? address, isIPv6(mapped ?? address) ? "ipv6" : "ipv4");
}

function notFound(name: string): NodeJS.ErrnoException {
  return lookupError(`${name} has no address`, "ENOTFOUND");
}

function lookupError(message: string, code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, syscall: "getaddrinfo" });
}
