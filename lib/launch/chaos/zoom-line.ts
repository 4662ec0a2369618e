import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line between the product and the pretended Zoom that can be cut. */
export type ZoomLine = {
  /** Value for ZOOM_API_BASE_URL. */
  apiBaseUrl: string;
  /** Breaks the connections on which writes of these accounts wait for an answer; returns how many. */
  cut(accountIds: readonly string[]): number;
  stop(): Promise<void>;
};

/** Opens one to a sandbox's port. */
export async function openZoomLine(port: number): Promise<ZoomLine> {
  const writes = new Map<Socket, string>();
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.resetAndDestroy());
      one.once("close", () => {
        open.delete(one);
        writes.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    near.once("data", (bytes) => noteWrite(near, bytes.toString("latin1")));
  });
  // A write has a connection of its own, so its head comes first.
  const noteWrite = (near: Socket, head: string) => {
    const account = /^P[A-Z]+ \/v2\/accounts\/([^/ ]+)/.exec(head)?.[1];
    if (account) writes.set(near, decodeURIComponent(account));
  };
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    apiBaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    cut: (accountIds) => {
      const hit = [...writes].filter(([, account]) => accountIds.includes(account));
      for (const [near] of hit) near.resetAndDestroy();
      return hit.length;
    },
    stop: async () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
