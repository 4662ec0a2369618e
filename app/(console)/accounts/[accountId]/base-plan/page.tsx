import type { Metadata } from "next";
import { ChangeLoader } from "@/components/changes/change-loader";
import { readChangeForm } from "../read-change-form";

export const metadata: Metadata = { title: "Change base plan" };

type Props = { params: Promise<{ accountId: string }> };

export default async function BasePlanPage({ params }: Props) {
  return <ChangeLoader kind="change_base_plan" {...(await readChangeForm(params))} />;
}
