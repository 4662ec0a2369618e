import { parseCalendarDate } from "./calendar-date";
import type { PlanLine, PlanStatus } from "./plan-line";

type Json = Record<string, unknown>;

// A bare string (`plan_recording`) keeps its dates and status in siblings (zoom-api.md 2.6, seed 003).
const SIBLINGS = ["service_effective_date", "next_invoice_date", "status"] as const;
const LINE_FIELDS = new Set<string>(["type", "hosts", ...SIBLINGS]);

/**
 * Turns Zoom's irregular plans object into a list of plan lines: objects, arrays, nested families (phone, contact
 * centre, node), bare strings with siblings, and families that did not exist when this was written.
 * @param raw the body of GET /accounts/{id}/plans
 */
export function planLines(raw: Json): PlanLine[] {
  const siblings = siblingKeys(raw);
  return Object.keys(raw)
    .filter((key) => key.startsWith("plan_") && !siblings.has(key))
    .flatMap((key) => linesOf(key, key, raw[key], raw));
}

function siblingKeys(raw: Json): Set<string> {
  const strings = Object.keys(raw).filter((key) => typeof raw[key] === "string");
  return new Set(strings.flatMap((key) => SIBLINGS.map((field) => `${key}_${field}`)));
}

function linesOf(family: string, path: string, value: unknown, parent: Json): PlanLine[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => linesOf(family, `${path}.${i}`, item, {}));
  if (typeof value === "string") return value === "" ? [] : [bareLine(family, path, value, parent)];
  if (typeof value !== "object") return [line(family, path, { value })];
  return objectLines(family, path, value as Json);
}

function objectLines(family: string, path: string, value: Json): PlanLine[] {
  const nested = Object.keys(value).filter((key) => key.startsWith("plan_") && isContainer(value[key]));
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => !nested.includes(key)));
  const inner = nested.flatMap((key) => linesOf(family, `${path}.${key}`, value[key], value));
  return Object.keys(own).length > 0 ? [line(family, path, own), ...inner] : inner;
}

function isContainer(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function bareLine(family: string, path: string, type: string, parent: Json): PlanLine {
  const key = path.split(".").at(-1) ?? path;
  const fields = SIBLINGS.map((field) => [field, parent[`${key}_${field}`]] as const);
  return line(family, path, { type, ...Object.fromEntries(fields.filter(([, v]) => v !== undefined)) });
}

function line(family: string, path: string, value: Json): PlanLine {
  const kept = Object.entries(value).filter(([key, v]) => !LINE_FIELDS.has(key) || !understood(key, v));
  return {
    family,
    path,
    type: typeof value.type === "string" && value.type !== "" ? value.type : null,
    hosts: Number.isSafeInteger(value.hosts) ? (value.hosts as number) : null,
    serviceEffectiveDate: parseCalendarDate(value.service_effective_date),
    nextInvoiceDate: parseCalendarDate(value.next_invoice_date),
    status: planStatus(value.status),
    statusText: typeof value.status === "string" ? value.status : null,
    detail: Object.fromEntries(kept),
  };
}

function understood(key: string, value: unknown): boolean {
  if (key === "hosts") return Number.isSafeInteger(value);
  if (key.endsWith("_date")) return value === "" || parseCalendarDate(value) !== null;
  return typeof value === "string";
}

/** Folds Zoom's spellings (`cancel`, `Cancelled`, `Active`) to one word; null when there is none. */
export function planStatus(value: unknown): PlanStatus | null {
  if (typeof value !== "string" || value === "") return null;
  const word = value.toLowerCase();
  if (word === "active" || word === "expired") return word;
  return word === "cancel" || word === "cancelled" || word === "canceled" ? "cancelled" : "other";
}

/** The base plan's line, whatever its state, or undefined when there is none. */
export function basePlanLine(lines: PlanLine[]): PlanLine | undefined {
  return lines.find((line) => line.path === "plan_base");
}

/** True for a line that is bought now: not cancelled and not expired. */
export function isRunning(line: PlanLine): boolean {
  return line.status !== "cancelled" && line.status !== "expired";
}
