import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OperationsScreen } from "@/components/operations/operations-screen";
import { operationsStatus } from "@/lib/queries/operations";
import { requirePage } from "@/lib/server/auth/page";
import { readOperations } from "@/lib/server/services/operations/read-operations";

export const metadata: Metadata = { title: "Operations" };

export default async function OperationsPage() {
  const { context, caller } = await requirePage("operations.read");
  const client = new QueryClient();
  await client.prefetchQuery({ ...operationsStatus(), queryFn: () => readOperations(context, caller) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OperationsScreen />
    </HydrationBoundary>
  );
}
