"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { ServiceNotice } from "@/lib/domain/service-notice";
import { serviceNotice } from "@/lib/queries/service-notice";

/** Has the page made anew once the notice over it is no longer true. The server draws it, so this carries no words. */
export function NoticeWatch({ shown }: { shown: ServiceNotice | null }) {
  const router = useRouter();
  const { data, dataUpdatedAt } = useQuery({ ...serviceNotice(), initialData: { notice: shown } });
  const told = JSON.stringify(data.notice);
  const drawn = JSON.stringify(shown);
  useEffect(() => {
    if (dataUpdatedAt > 0 && told !== drawn) router.refresh();
  }, [told, drawn, dataUpdatedAt, router]);
  return null;
}
