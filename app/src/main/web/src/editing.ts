/** A form with `data-guard` is not left by mistake once something was typed, and is sent once. */
export function guard(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>("form[data-guard]");
  if (!form || form.dataset.awake) return;
  form.dataset.awake = "yes";
  let typed = false;
  form.addEventListener("input", () => (typed = true));
  form.addEventListener("submit", () => (typed = false));
  addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
  document.addEventListener("click", (event) => open((event.target as Element).closest("#check a")));
}

/** A finding's field may lie behind a tap; where it has no place of its own, the part it would be in is shown. */
function open(link: Element | null): void {
  if (!(link instanceof HTMLAnchorElement)) return;
  const field = document.getElementById(link.hash.slice(1));
  const fold = field?.closest("details");
  if (fold) fold.open = true;
  setTimeout(() => field?.focus());
}
