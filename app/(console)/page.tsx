import type { Metadata } from "next";
import { readerDay, readerMidnight } from "@/app/reader-zone";
import { HomeScreen } from "@/components/home/home-screen";
import { addDays } from "@/lib/domain/calendar-date";
import { requirePage } from "@/lib/server/auth/page";
import { readHome } from "@/lib/server/services/home/read-home";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const { context, caller } = await requirePage("accounts.read");
  const today = await readerDay(context.clock.now());
  const yesterday = await readerMidnight(addDays(today, -1));
  const home = await readHome(context, caller, { today, yesterday });
  return <HomeScreen home={home} role={caller.person.role} />;
}
