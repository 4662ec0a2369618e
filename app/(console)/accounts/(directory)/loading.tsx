import { DirectoryLoading } from "@/components/accounts/directory/directory-loading";

export default function Loading() {
  return <DirectoryLoading />;
}
