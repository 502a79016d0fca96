/** A form that is just being saved is sent once that is through: its answer brings the revision the form must name. */
export function sendAfterSaving(root: HTMLElement): void {
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.classList.contains("htmx-request")) return;
    event.preventDefault();
    const { submitter } = event;
    // The answer, good or bad, is in the page a moment after the request.
    const send = () => setTimeout(() => form.requestSubmit(submitter as HTMLElement | null), 60);
    form.addEventListener("htmx:afterRequest", send, { once: true });
  });
}
