/** What was typed before the scripts were there is saved as what is typed after: by a change of its form. */
export function saveEarlyChanges(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[hx-trigger^=change]")) {
    if ([...form.elements].some(isChanged)) form.dispatchEvent(new Event("change"));
  }
}

function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return ![...field.options].every((one) => one.selected === one.defaultSelected) && field.value !== "";
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

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

/** Rows moved, taken out or added are a change like any other, once the server has written the part anew. */
export function saveMovedRows(root: HTMLElement): void {
  root.addEventListener("htmx:afterSettle", (event) => {
    const form = (event.target as Element | null)?.closest<HTMLFormElement>("[data-part]")?.closest("form");
    form?.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
