/** A form that is just being saved is sent once that is through: its answer brings the revision the form must name. */
export function sendAfterSaving(root: HTMLElement): void {
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.classList.contains("htmx-request")) return;
    event.preventDefault();
    const { submitter } = event;
    form.addEventListener("htmx:afterSettle", () => form.requestSubmit(submitter as HTMLElement | null), { once: true });
  });
}
