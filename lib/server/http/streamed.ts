import "server-only";

// Enough that a chunk is worth its way, little enough that many exports at once stay small.
const CHUNK_CHARACTERS = 64 * 1024;

/**
 * An answer whose text is written as the browser takes it; one that goes away ends the reading.
 * @param pieces any number of small texts; an error among them breaks the answer off, so that it is not taken for whole
 */
export function streamed(pieces: AsyncIterable<string>, headers: Record<string, string>): Response {
  const chunks = inChunks(pieces);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, {
    headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...headers },
  });
}

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let chunk = "";
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}
