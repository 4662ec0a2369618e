import { expect, it } from "vitest";
import { encodeSegment, zoomUrl } from "@/lib/server/zoom/path";

// A server decodes a segment once; ids in the double form are decoded once more (zoom-api.md 2, using-zoom-apis).
function decodeAsZoom(segment: string): string {
  const once = decodeURIComponent(segment);
  return once.startsWith("%2F") || once.includes("%2F%2F") ? decodeURIComponent(once) : once;
}

const ALPHABET = [..."aZ09-_.~/+=%?#&:@;, \\\"'<>\r\n\t\0", "é", "漢", "👩‍👩‍👧", "\u202e", "%2F", "..", "//"];

function randomId(seed: number): string {
  let state = seed * 2654435761 + 1;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536);
  };
  return Array.from({ length: 1 + (next() % 12) }, () => ALPHABET[next() % ALPHABET.length]).join("");
}

it("B7: gives Zoom back the same id for 100,000 ids of odd characters, and never another path", () => {
  const ambiguous = (id: string) => /^%2F|%2F%2F/i.test(id);
  const ids = Array.from({ length: 100_000 }, (_, seed) => randomId(seed)).filter(
    (id) => id !== "." && id !== ".." && !ambiguous(id),
  );
  const wrong = ids.filter((id) => {
    const url = new URL(zoomUrl("https://api.zoom.us/v2", ["accounts", id, "plans"], { page_size: 1 }));
    const [empty, version, accounts, segment = "", plans, ...more] = url.pathname.split("/");
    const kept = [empty, version, accounts, plans, ...more].join() === ",v2,accounts,plans";
    return !kept || decodeAsZoom(segment) !== id || url.search !== "?page_size=1" || url.hash !== "";
  });
  expect(ids.length).toBeGreaterThan(90_000);
  expect(wrong).toEqual([]);
});

it("B7: encodes twice only what begins with a slash or holds two", () => {
  expect(encodeSegment("/abc==")).toBe("%252Fabc%253D%253D");
  expect(encodeSegment("a//b")).toBe("a%252F%252Fb");
  expect(encodeSegment("a/b+c=")).toBe("a%2Fb%2Bc%3D");
  expect(encodeSegment("TQTvjT52Tmi_wrhASNNOEw")).toBe("TQTvjT52Tmi_wrhASNNOEw");
});

it.each(["", ".", "..", "a\ud800"])("B7: refuses %j, which no address can carry", (id) => {
  expect(() => encodeSegment(id)).toThrow(RangeError);
});
