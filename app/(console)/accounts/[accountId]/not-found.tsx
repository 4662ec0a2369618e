import { AccountAbsent } from "@/components/accounts/detail/account-absent";

export default function NotFound() {
  return <AccountAbsent />;
}
