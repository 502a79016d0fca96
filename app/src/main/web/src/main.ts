import "./styles/main.css";
import { copyButtons } from "./copy";
import { findingsBesideFields } from "./findings";
import { guard } from "./editing";
import { liveNotices } from "./notices";
import { saveEarlyChanges, saveMovedRows, sendAfterSaving } from "./saving";
import { tabs } from "./tabs";

// Pages are whole without scripts; this only makes them quicker to the hand. Heavy parts come when a page has them.
document.documentElement.classList.add("scripted");

const components: Record<string, () => Promise<unknown>> = {
  "estran-extent": () => import("./components/estran-extent"),
  "estran-map": () => import("./components/estran-map"),
  "estran-upload": () => import("./components/estran-upload"),
  "estran-view": () => import("./components/estran-view"),
};

function wake(root: ParentNode): void {
  for (const [name, load] of Object.entries(components)) {
    if (!customElements.get(name) && root.querySelector(name)) void load();
  }
  copyButtons(root);
  tabs(root);
}

async function partialUpdates(): Promise<void> {
  if (!document.querySelector("[hx-get],[hx-post],[hx-put],[hx-delete],[hx-boost]")) return;
  await import("./htmx");
  document.body.addEventListener("htmx:load", (event) => wake((event as CustomEvent<{ elt: Element }>).detail.elt));
  saveEarlyChanges(document);
}

/** What a received file says of itself fills the form, so the page comes again once the last change is saved. */
function comeAgainAfterUploads(): void {
  if (!document.querySelector("[data-reload-after-upload]")) return;
  document.addEventListener("uploaded", () => {
    (document.activeElement as HTMLElement | null)?.blur();
    setTimeout(() => location.reload(), 700);
  });
}

wake(document);
comeAgainAfterUploads();
liveNotices(document.body);
findingsBesideFields(document.body);
guard(document);
if (document.querySelector("[data-pick]")) void import("./pickers/pickers").then((one) => one.pickers(document.body));
sendAfterSaving(document.body);
saveMovedRows(document.body);
void partialUpdates();
