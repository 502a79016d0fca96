/** Starts something once its element is first looked at: on a phone a map may lie behind a tap, or under another tab. */
export function whenSeen(element: Element, start: () => void): void {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    start();
  });
  seen.observe(element);
}

/** Calls back when the page's colours become others; returns what ends that. */
export function onOtherColours(wear: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", wear);
  return () => dark.removeEventListener("change", wear);
}
