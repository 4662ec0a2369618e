import type { Metadata } from "next";
import { ChangeLoader } from "@/components/changes/change-loader";
import { readChangeForm } from "../read-change-form";

export const metadata: Metadata = { title: "Add add-on" };

type Props = { params: Promise<{ accountId: string }> };

export default async function AddAddonPage({ params }: Props) {
  return <ChangeLoader kind="add_addon" {...(await readChangeForm(params))} />;
}
