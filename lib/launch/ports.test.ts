import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { demandFreePort, isPortFree } from "@/lib/launch/ports";

it.each(["127.0.0.1", "0.0.0.0"])("sees that a port is taken on %s, and free again later", async (host) => {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await isPortFree(port)).toBe(false);
  await expect(demandFreePort(port)).rejects.toThrow(
    `Port ${port} is in use. Stop what listens there, or choose another port: PORT=${port + 1}`,
  );
  server.close();
  await once(server, "close");
  expect(await isPortFree(port)).toBe(true);
});
