import "server-only";
import { z } from "zod";
import { csvText } from "@/lib/server/http/csv";

const text = z.string().nullable();
/** The canonical JSON of an event, as `audit_canonical` of the database writes it. */
const eventSchema = z.object({
  at: z.string(),
  actorId: text,
  actorName: z.string(),
  actorRole: text,
  ip: text,
  action: z.string(),
  target: text,
  changeId: text,
  requestId: text,
  before: z.unknown(),
  after: z.unknown(),
});

const COLUMNS = [
  "Position",
  "At (UTC)",
  "Person",
  "Person id",
  "Role",
  "Address",
  "Action",
  "Target",
  "Change",
];
const MORE_COLUMNS = ["Request", "Before", "After", "Hash"];

/** The first line, with the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return `\ufeff${line([...COLUMNS, ...MORE_COLUMNS])}`;
}

/** An event as a line of CSV (RFC 4180); cells that a spreadsheet would run as a formula get an apostrophe. */
export function csvLine({
  position,
  event,
  hash,
}: {
  position: string;
  event: string;
  hash: string;
}): string {
  const { before, after, ...told } = eventSchema.parse(JSON.parse(event));
  const person = [told.actorName, told.actorId, told.actorRole, told.ip];
  const deed = [told.action, told.target, told.changeId, told.requestId];
  return line([position, told.at, ...person, ...deed, json(before), json(after), hash]);
}

function line(cells: (string | null)[]): string {
  // By itself a carriage return would stay bare, and a spreadsheet begin a new row, perhaps a formula, after it.
  return csvText([cells]);
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
