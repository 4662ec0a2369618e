import type { Metadata } from "next";
import { ChangeLoader } from "@/components/changes/change-loader";
import { readChangeForm } from "../read-change-form";

export const metadata: Metadata = { title: "Subscribe" };

type Props = { params: Promise<{ accountId: string }> };

export default async function SubscribePage({ params }: Props) {
  return <ChangeLoader kind="subscribe" {...(await readChangeForm(params))} />;
}
