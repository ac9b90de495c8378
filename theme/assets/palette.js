// Runs before anything is painted, so that nobody sees the wrong colours first. A script, not a module: modules wait.
(() => {
  const page = document.documentElement;
  page.classList.replace("no-js", "js");
  let kept = null;
  try {
    kept = localStorage.getItem("commons-palette");
  } catch {
    // Storage may be closed to us; the system's choice then stands.
  }
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.mdColorScheme = dark ? "slate" : "default"; // Material's names of them
})();
