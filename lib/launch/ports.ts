import { createServer } from "node:net";

// A family that this machine does not have cannot be busy.
const NO_SUCH_ADDRESS = ["EADDRNOTAVAIL", "EAFNOSUPPORT"];

/** True when nobody listens on the port, on either loopback address: `localhost` may mean both. */
export async function isPortFree(port: number): Promise<boolean> {
  const free = await Promise.all(["127.0.0.1", "::1"].map((host) => canListen(port, host)));
  return free.every(Boolean);
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(NO_SUCH_ADDRESS.includes(error.code ?? "")),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Throws a sentence that says what to do when the port is taken. */
export async function demandFreePort(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Error(
    `Port ${port} is in use. Stop what listens there, or choose another port: PORT=${port + 1}`,
  );
}
