import "server-only";
import { type Link, linkHash } from "@/lib/server/audit/link";

/** A place and hash that were written down elsewhere when they were the newest. */
export type Mark = { position: number; hash: string };

/** What a check of the chain found; `position` is the first broken place. */
export type Finding =
  | { intact: true; events: number; marks: number; hash: string }
  | { intact: false; position: number; fault: string };

/**
 * Follows the chain link by link and compares it with the marks, which are in order. An event that was changed,
 * removed, put in or moved breaks the chain where it stands; a tail that was cut off is missed by the marks.
 */
export async function verifyChain(
  links: AsyncIterable<Link> | Iterable<Link>,
  marks: readonly Mark[],
): Promise<Finding> {
  const open = [...marks];
  let last: Mark = { position: 0, hash: "" };
  for await (const link of links) {
    const fault = faultOf(link, last);
    if (fault !== null) return { intact: false, position: last.position + 1, fault };
    last = { position: link.position, hash: link.hash };
    for (; open[0]?.position === link.position; open.shift())
      if (open[0].hash !== link.hash) return broken(link.position, "a checkpoint names another hash");
  }
  if (open[0]) return broken(last.position + 1, `a checkpoint knows ${open.at(-1)?.position} events`);
  return { intact: true, events: last.position, marks: marks.length, hash: last.hash };
}

function broken(position: number, fault: string): Finding {
  return { intact: false, position, fault };
}

function faultOf({ position, hash, event }: Link, last: Mark): string | null {
  if (position !== last.position + 1) return `the place is missing; the next is ${position}`;
  if (event === null) return "the event is missing";
  return linkHash(last.hash, event) === hash ? null : "the event or its place was changed";
}
