export function ResetPasswordPage() {
  return null;
}
export function InvitationPage() {
  return null;
}
