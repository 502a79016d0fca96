/** Brings the findings of `#check` beside their fields, after each check and without moving the focus. */
export function findingsBesideFields(body: HTMLElement): void {
  body.addEventListener("htmx:afterSettle", (event) => {
    const answer = event.target as Element | null;
    const form = answer?.id === "check" ? answer.closest("form") : null;
    if (form) place(form);
  });
}

function place(form: HTMLFormElement): void {
  for (const list of form.querySelectorAll(".findings:not(.findings-all)")) list.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const finding of form.querySelectorAll<HTMLElement>("#check [data-at]")) {
    const field = nearest(finding.dataset.at!);
    if (field && form.contains(field)) beside(field, finding);
  }
}

/** The field itself, or the row or part it would be in. */
function nearest(id: string): HTMLElement | null {
  const field = document.getElementById(id);
  const end = id.lastIndexOf("-");
  return field ?? (end > 1 ? nearest(id.slice(0, end)) : null);
}

function beside(field: HTMLElement, finding: HTMLElement): void {
  const isField = field.matches("input, select, textarea");
  const place = isField ? field.closest(".field")! : field;
  let list = [...place.children].find((child) => child.matches("ul.findings")) as HTMLElement | undefined;
  if (!list) {
    list = document.createElement("ul");
    list.className = "findings";
    list.id = `${field.id}-findings`;
    const row = place.querySelector(":scope > .part-row");
    if (row) row.before(list);
    else place.append(list);
  }
  const line = finding.cloneNode(true) as HTMLElement;
  line.removeAttribute("data-at");
  const link = line.querySelector("a");
  link?.replaceWith(...link.childNodes);
  list.append(line);
  if (isField) {
    field.setAttribute("aria-describedby", [`${field.id}-help`, list.id].filter((id) => document.getElementById(id)).join(" "));
    if (finding.classList.contains("finding-blocking")) field.setAttribute("aria-invalid", "true");
  }
}
