// Runs before the first paint, so that a dark page never flashes white. Kept outside the bundle for the content security policy.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('forecourt-colour-scheme');
  } catch {
    // Storage is switched off: the system's scheme is used.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
