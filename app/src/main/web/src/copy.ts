/** `<button class="copy" data-copy="…" data-done="Copié">`: copies its text and says so in its own words. */
export function copyButtons(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    if (button.dataset.awake) continue;
    button.dataset.awake = "yes";
    button.addEventListener("click", () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom) : null;
  await navigator.clipboard.writeText(source?.textContent?.trim() ?? button.dataset.copy ?? "");
  const label = button.querySelector<HTMLElement>("[data-label]") ?? button;
  const before = label.textContent;
  label.textContent = button.dataset.done ?? before;
  setTimeout(() => (label.textContent = before), 2000);
}
