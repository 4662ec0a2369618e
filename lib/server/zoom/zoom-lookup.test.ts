import type { LookupAddress } from "node:dns";
import { expect, it } from "vitest";
import { createZoomLookup } from "@/lib/server/zoom/zoom-lookup";

function look(name: string, ...found: string[]): Promise<string> {
  const addresses = found.map(
    (address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 }),
  );
  const lookup = createZoomLookup((_name, _options, done) => done(null, addresses));
  return new Promise((done) => {
    lookup(name, { all: true }, (error, answer) => done(error ? `${error.code}` : JSON.stringify(answer)));
  });
}

it.each([
  "10.1.2.3",
  "127.0.0.1",
  "169.254.169.254",
  "192.168.0.1",
  "172.31.0.1",
  "::1",
  "fd00::1",
  "::ffff:10.0.0.1",
])("B11: refuses %s for zoom.us and the names below it", async (address) => {
  expect(await look("api.zoom.us", "170.114.1.1", address)).toBe("EPRIVATE");
  expect(await look("zoom.us", address)).toBe("EPRIVATE");
});

it("passes public addresses, and private ones for names that the operator chose", async () => {
  expect(await look("api.zoom.us", "170.114.1.1")).toContain("170.114.1.1");
  expect(await look("api.zoom.us", "2407:30c0::1")).toContain("2407:30c0::1");
  expect(await look("notzoom.us", "10.0.0.1")).toContain("10.0.0.1");
  expect(await look("zoom.internal", "127.0.0.1")).toContain("127.0.0.1");
});
