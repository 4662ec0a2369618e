import "server-only";
import { AppError } from "@/lib/server/errors";

/**
 * Reads a request's body, counting bytes while they come: Content-Length may lie.
 * @param most bytes allowed
 * @throws AppError `body_too_large`
 */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new AppError("body_too_large");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
