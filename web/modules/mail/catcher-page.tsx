export function CatcherPage() {
  return null;
}
