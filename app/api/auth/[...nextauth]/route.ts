import { authRoute } from "@/lib/server/auth/auth-route";
import { guarded } from "@/lib/server/http/guarded";
import { methods } from "@/lib/server/http/methods";

type Segment = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, { params }: Segment): Promise<Response> {
  const { nextauth } = await params;
  return guarded(request, (requestId) => authRoute(request, nextauth, requestId));
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: handler, POST: handler });
