type Json = Record<string, unknown>;

// A bare plan code keeps its dates and status in keys beside it (seed 003, `plan_recording`).
const SIBLINGS = ["_service_effective_date", "_next_invoice_date", "_status"];

/**
 * The part of Zoom's answer behind one line, as it came.
 * @param path of the line, e.g. `plan_phone.plan_calling.0`
 */
export function rawLine(raw: Json, path: string): unknown {
  const keys = path.split(".");
  const last = keys.at(-1) ?? path;
  const parent = keys.slice(0, -1).reduce<unknown>(step, raw);
  const value = step(parent, last);
  if (typeof value !== "string" || !isObject(parent)) return value;
  const names = [last, ...SIBLINGS.map((suffix) => `${last}${suffix}`)].filter((name) => name in parent);
  return Object.fromEntries(names.map((name) => [name, parent[name]]));
}

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}
