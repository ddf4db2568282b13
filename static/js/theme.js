// Runs before the first paint: follows the device where the reader chose no theme.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  if (root.dataset.tlTheme !== "auto") return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  follow();
  dark.addEventListener("change", follow);
})();
