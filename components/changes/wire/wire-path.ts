/** What a form holds: the body of its request, field by field, unfinished as it may be. */
export type Wire = { [field: string]: unknown };

/** The value at a dotted path ("plan_webinar.0.hosts"); undefined when there is none. */
export function getIn(wire: unknown, path: string): unknown {
  let value = wire;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Wire)[part];
  }
  return value;
}

/** A copy with another value at the path; objects and lists on the way are made as needed. */
export function setIn(wire: Wire, path: string, value: unknown): Wire {
  return put(wire, path.split("."), value) as Wire;
}

function put(holder: unknown, [part = "", ...rest]: string[], value: unknown): unknown {
  const inner = rest.length === 0 ? value : put(childOf(holder, part), rest, value);
  if (Array.isArray(holder) || (holder === undefined && /^\d+$/.test(part))) {
    const list = Array.isArray(holder) ? [...holder] : [];
    list[Number(part)] = inner;
    return list;
  }
  return { ...(holder as Wire | undefined), [part]: inner };
}

function childOf(holder: unknown, part: string): unknown {
  return typeof holder === "object" && holder !== null ? (holder as Wire)[part] : undefined;
}

/** A copy without what stands at the path; objects and lists that become empty go too. */
export function dropIn(wire: Wire, path: string): Wire {
  return (take(wire, path.split(".")) as Wire | undefined) ?? {};
}

function take(holder: unknown, [part = "", ...rest]: string[]): unknown {
  if (typeof holder !== "object" || holder === null) return holder;
  const inner = rest.length === 0 ? undefined : take(childOf(holder, part), rest);
  if (Array.isArray(holder)) {
    const at = Number(part);
    const list = inner === undefined ? holder.filter((_, i) => i !== at) : holder.with(at, inner);
    return list.length === 0 ? undefined : list;
  }
  const { [part]: _, ...others } = holder as Wire;
  const next = inner === undefined ? others : { ...others, [part]: inner };
  return Object.keys(next).length === 0 ? undefined : next;
}

/**
 * The body that a form stands for: what was left blank is left out, so that an optional field is absent and a required
 * one is asked for by name; ids chosen from a list are joined as Zoom takes them ("US, CN").
 * @param keep objects that stay although they are empty, so that their fields are asked for one by one
 */
export function bodyOf(values: Wire, keep: readonly string[] = []): Wire {
  const kept = Object.entries(values).flatMap(([key, value]) => {
    const full = filled(value) ?? (keep.includes(key) ? {} : undefined);
    return full === undefined ? [] : [[key, full] as const];
  });
  return Object.fromEntries(kept);
}

function filled(value: unknown): unknown {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (Array.isArray(value)) return filledList(value);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const inner = bodyOf(value as Wire);
  return Object.keys(inner).length === 0 ? undefined : inner;
}

function filledList(list: unknown[]): unknown {
  if (list.length === 0) return undefined;
  if (list.every((item) => typeof item === "string")) return list.join(", ");
  return list.map((item) => filled(item) ?? {});
}
