import "server-only";

/**
 * Encodes one segment of a Zoom path.
 *
 * Ids that begin with `/` or hold `//` are encoded twice, as Zoom asks (developers.zoom.us, using-zoom-apis). Takes any
 * text but `.`, `..`, the empty one and broken Unicode, which no URL can carry: RangeError.
 */
export function encodeSegment(segment: string): string {
  // A URL drops dot segments even when they are encoded, so that they would name another resource.
  if (segment === "" || segment === "." || segment === ".." || /\p{Surrogate}/u.test(segment)) {
    throw new RangeError("A path segment is empty, a dot segment or broken Unicode");
  }
  const once = encodeURIComponent(segment);
  return segment.startsWith("/") || segment.includes("//") ? encodeURIComponent(once) : once;
}

/** Takes the base address, path segments as they are and query values; returns the absolute address. */
export function zoomUrl(
  base: string,
  path: readonly string[],
  query: Readonly<Record<string, string | number>> = {},
): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const tail = search.size > 0 ? `?${search}` : "";
  return `${base}/${path.map(encodeSegment).join("/")}${tail}`;
}
