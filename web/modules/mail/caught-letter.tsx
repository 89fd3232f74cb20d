export function CaughtLetterPage() {
  return null;
}
