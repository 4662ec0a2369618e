import "server-only";
import { type Link, linkHash } from "@/lib/server/audit/link";
import type { Finding } from "@/lib/server/audit/verify-chain";

/** A link as a line of an export; every line carries the hash before it, so that each can be checked alone. */
export type FileLink = { position: number; previous: string; hash: string; event: string };

const LINE =
  /^\{"position":(\d{1,15}),"previous":"([0-9a-f]{0,64})","hash":"([0-9a-f]{64})","event":(.*)\}$/s;
const END = /^\{"end":\{"events":(\d{1,15}),"hash":"([0-9a-f]{0,64})","whole":(true|false)\}\}$/;

/** A line of the file. The event stands there byte for byte as it was hashed. */
export function fileLine({ position, previous, hash, event }: FileLink): string {
  return `{"position":${position},"previous":"${previous}","hash":"${hash}","event":${event}}\n`;
}

/** The last line: how many events there are, the last one's hash, and whether nothing was filtered out. */
export function endLine(end: { events: number; hash: string; whole: boolean }): string {
  return `{"end":{"events":${end.events},"hash":"${end.hash}","whole":${end.whole}}}\n`;
}

/**
 * Checks an exported file line by line. In a whole export the places follow on each other; in a filtered one they
 * only rise, and what lies between is not known here.
 */
export async function verifyFile(lines: AsyncIterable<string>): Promise<Finding> {
  let last: Pick<Link, "position" | "hash"> = { position: 0, hash: "" };
  let events = 0;
  let gap: number | null = null;
  for await (const line of lines) {
    const end = END.exec(line);
    if (end) return verdict({ end, last, events, gap });
    const link = parse(line);
    const fault = link ? faultOf(link, last) : "the line is not one of an export";
    if (fault !== null || !link)
      return { intact: false, position: link?.position ?? last.position + 1, fault: fault ?? "" };
    if (link.position !== last.position + 1) gap ??= last.position + 1;
    events += 1;
    last = link;
  }
  return { intact: false, position: last.position + 1, fault: "the end of the file is missing" };
}

function parse(line: string): FileLink | null {
  const [, position, previous, hash, event] = LINE.exec(line) ?? [];
  if (previous === undefined || hash === undefined || event === undefined) return null;
  return { position: Number(position), previous, hash, event };
}

function faultOf(link: FileLink, last: Pick<Link, "position" | "hash">): string | null {
  if (link.position <= last.position) return `it stands after place ${last.position}`;
  if (link.position === last.position + 1 && link.previous !== last.hash)
    return "it does not follow on the one before";
  return linkHash(link.previous, link.event) === link.hash ? null : "the event or its place was changed";
}

type Reached = {
  end: RegExpExecArray;
  last: Pick<Link, "position" | "hash">;
  events: number;
  gap: number | null;
};

function verdict({ end, last, events, gap }: Reached): Finding {
  if (end[3] === "true" && gap !== null)
    return { intact: false, position: gap, fault: "the place is missing" };
  if (Number(end[1]) !== events || end[2] !== last.hash)
    return {
      intact: false,
      position: last.position + 1,
      fault: `the file ends with ${events} of ${end[1]} events`,
    };
  return { intact: true, events, marks: 0, hash: last.hash };
}
