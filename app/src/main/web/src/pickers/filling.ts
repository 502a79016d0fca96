import { best, type Offer } from "./offers";

/** Writes what was picked into the form: the concept's address and its label in both languages, never half of it. */
export function fill(field: HTMLInputElement, offer: Offer): void {
  const purpose = field.dataset.pick;
  if (field.dataset.into) intoList(field, offer);
  else if (purpose === "keyword") named(field, offer, "label", { uri: offer.uri, thesaurus: best(offer.vocabulary.title).text, thesaurusUri: offer.vocabulary.uri ?? "", type: offer.type ?? "" });
  else if (purpose === "place") place(field, offer);
  else if (purpose === "organisation") organisation(field, offer);
  else if (purpose === "instrument" || purpose === "platform") kind(field, offer);
  else field.value = purpose === "unit" ? (offer.symbol ?? best(offer.label).text) : offer.notation;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

/** What the picked concept filled is no longer true once its label is written over. */
export function letGo(field: HTMLInputElement): void {
  if (field.dataset.picked === undefined || field.value === field.dataset.picked) return;
  for (const name of (field.dataset.filled ?? "").split(" ").filter(Boolean)) write(field, name, "");
  delete field.dataset.picked;
}

function sibling(field: HTMLInputElement, name: string): HTMLInputElement | null {
  return field.closest(".part-row")?.querySelector<HTMLInputElement>(`[name$=".${name}"]`) ?? null;
}

function write(field: HTMLInputElement, name: string, value: string): boolean {
  const other = sibling(field, name);
  if (other) other.value = value;
  return other !== null;
}

/** The label in both languages, and the rest of the row. */
function named(field: HTMLInputElement, offer: Offer, label: string, rest: Record<string, string>): void {
  for (const language of ["fr", "en"]) {
    // A word of no language stands where it was typed.
    const own = offer.label[language] ?? (field.name.endsWith(`.${language}`) && !offer.label.fr && !offer.label.en ? best(offer.label).text : "");
    write(field, `${label}.${language}`, own);
  }
  for (const [name, value] of Object.entries(rest)) write(field, name, value);
  remember(field, Object.keys(rest));
}

function remember(field: HTMLInputElement, filled: string[]): void {
  field.dataset.picked = field.value;
  field.dataset.filled = filled.join(" ");
}

function place(field: HTMLInputElement, offer: Offer): void {
  named(field, offer, "name", { uri: offer.uri, gazetteer: best(offer.vocabulary.title).text });
  const form = field.form;
  if (!offer.box || !form) return;
  const sides = ["west", "south", "east", "north"].map((side) => form.querySelector<HTMLInputElement>(`[name="${side}"], [name="boxes.0.${side}"]`));
  // A box that somebody wrote stays.
  if (sides.some((one) => !one || one.value.trim() !== "")) return;
  sides.forEach((one, i) => (one!.value = String(offer.box![i])));
}

function organisation(field: HTMLInputElement, offer: Offer): void {
  field.value = best(offer.label).text;
  const ror = sibling(field, "ror");
  if (offer.notation.startsWith("ror:")) {
    if (ror) ror.value = offer.notation.slice(4);
    return;
  }
  if (ror?.value || !offer.uri) return;
  if (write(field, field.name.endsWith(".funder") ? "funderIdentifier" : "uri", offer.uri)) {
    remember(field, [field.name.endsWith(".funder") ? "funderIdentifier" : "uri"]);
  }
}

/** The concept's address says what kind of thing it is; where the thing has no name yet, it is called so. */
function kind(field: HTMLInputElement, offer: Offer): void {
  field.value = offer.uri;
  told(field, offer);
  const names = ["fr", "en"].map((language) => sibling(field, `name.${language}`));
  if (names.every((one) => one?.value.trim() === "")) {
    names.forEach((one, i) => (one!.value = offer.label[["fr", "en"][i]!] ?? ""));
  }
}

/** An address says little to people: what it is called stands below it. */
function told(field: HTMLInputElement, offer: Offer): void {
  let line = field.parentElement?.querySelector<HTMLElement>(".picked-name");
  if (!line) {
    line = document.createElement("p");
    line.className = "picked-name";
    field.parentElement?.append(line);
  }
  const { text, lang } = best(offer.label);
  line.textContent = text;
  line.lang = lang;
  field.addEventListener("input", () => field.value !== offer.uri && line?.remove());
}

/** The word typed goes, the concept joins those chosen. */
function intoList(field: HTMLInputElement, offer: Offer): void {
  const { start, end } = segment(field);
  field.value = field.value.slice(0, start).replace(/[,;\s]+$/, "") + (start > 0 ? ", " : "") + field.value.slice(end).replace(/^[,;\s]+/, "");
  const holder = field.form?.querySelector<HTMLElement>(`[data-part="${field.dataset.into}"]`);
  const list = holder?.querySelector("ul");
  const pattern = holder?.querySelector("template");
  if (!list || !pattern || [...list.querySelectorAll<HTMLInputElement>('[name$=".uri"]')].some((one) => one.value === offer.uri)) return;
  const numbers = [...list.querySelectorAll<HTMLElement>("[data-row]")].map((one) => Number(one.dataset.row));
  list.append(chip(pattern, field.dataset.into!, Math.max(-1, ...numbers) + 1, offer));
}

function chip(pattern: HTMLTemplateElement, part: string, row: number, offer: Offer): DocumentFragment {
  const fresh = pattern.content.cloneNode(true) as DocumentFragment;
  const line = fresh.firstElementChild as HTMLElement;
  const old = line.dataset.row!;
  line.dataset.row = String(row);
  line.id = line.id.replace(new RegExp(`${old}$`), String(row));
  const values: Record<string, string> = {
    "label.fr": offer.label.fr ?? "", "label.en": offer.label.en ?? "", uri: offer.uri,
    thesaurus: best(offer.vocabulary.title).text, thesaurusUri: offer.vocabulary.uri ?? "", type: offer.type ?? "",
  };
  if (!offer.label.fr && !offer.label.en) values["label.en"] = best(offer.label).text;
  for (const one of line.querySelectorAll<HTMLInputElement>("input")) {
    const name = one.name.slice(`${part}.${old}.`.length);
    one.name = `${part}.${row}.${name}`;
    one.value = values[name] ?? "";
  }
  const { text, lang } = best(offer.label);
  for (const label of line.querySelectorAll<HTMLElement>(".chip-label")) {
    label.textContent = text;
    label.lang = lang;
  }
  line.querySelector(".chip-source")!.textContent = values.thesaurus!;
  line.querySelector("button")!.value = `${part}:${row}:remove`;
  return fresh;
}

/** Where the word stands that the cursor is in, between commas. */
export function segment(field: HTMLInputElement): { start: number; end: number; text: string } {
  const at = field.selectionStart ?? field.value.length;
  const before = field.value.slice(0, at).search(/[^,;]*$/);
  const after = field.value.slice(at).search(/[,;]/);
  const end = after < 0 ? field.value.length : at + after;
  return { start: before, end, text: field.value.slice(before, end).trim() };
}
