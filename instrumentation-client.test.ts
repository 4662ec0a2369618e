import { expect, it } from "vitest";

it("tells zod not to compile, before zod is loaded", async () => {
  await import("./instrumentation-client");
  const { config } = await import("zod/v4/core");
  expect(config().jitless).toBe(true);
});
