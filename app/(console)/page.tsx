import type { Metadata } from "next";
import { readerDay } from "@/app/reader-zone";
import { HomeScreen } from "@/components/home/home-screen";
import { requirePage } from "@/lib/server/auth/page";
import { readHome } from "@/lib/server/services/home/read-home";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const { context, caller } = await requirePage("accounts.read");
  const home = await readHome(context, caller, await readerDay(context.clock.now()));
  return <HomeScreen home={home} role={caller.person.role} />;
}
