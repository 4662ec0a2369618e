import { AppError } from "@/lib/server/errors";
import { guarded } from "@/lib/server/http/guarded";

// Every address under /api that no other route takes.
const notFound = (request: Request) =>
  guarded(request, async () => {
    throw new AppError("not_found");
  });

export {
  notFound as DELETE,
  notFound as GET,
  notFound as HEAD,
  notFound as OPTIONS,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
};
