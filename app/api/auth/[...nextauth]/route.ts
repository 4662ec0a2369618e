import { authRoute } from "@/lib/server/auth/auth-route";
import { guarded } from "@/lib/server/http/guarded";

type Segment = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, { params }: Segment): Promise<Response> {
  const { nextauth } = await params;
  return guarded(request, (requestId) => authRoute(request, nextauth, requestId));
}

export { handler as GET, handler as POST };
