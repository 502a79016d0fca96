import { Combobox, type Choice, type ListWords } from "./combobox";
import { fill, letGo, segment } from "./filling";
import { best, makeReady, offers, type Offer } from "./offers";

const words: Record<string, ListWords & { known: string }> = {
  fr: { one: "1 suggestion ; flèche vers le bas pour l'atteindre", many: (n) => `${n} suggestions ; flèche vers le bas pour les atteindre`, none: "Aucune suggestion : le mot reste tel que vous l'écrivez", list: "Suggestions", known: "connue de ce centre" },
  en: { one: "1 suggestion; arrow down reaches it", many: (n) => `${n} suggestions; arrow down reaches them`, none: "No suggestion: the word stays as you write it", list: "Suggestions", known: "known to this centre" },
};

const SHORTEST = 2;

/** Fields with `data-pick` suggest concepts; each wakes when it is first gone into, also those that come later. */
export function pickers(body: HTMLElement): void {
  const w = words[document.documentElement.lang === "en" ? "en" : "fr"]!;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  (document.querySelector("main") ?? body).append(status);
  body.addEventListener("focusin", (event) => {
    const field = event.target as HTMLInputElement;
    if (!field.dataset?.pick || field.dataset.awake) return;
    field.dataset.awake = "yes";
    makeReady(field.dataset.pick);
    new Combobox(field, () => choices(field, w.known), w, status);
    field.addEventListener("input", () => letGo(field));
  });
}

async function choices(field: HTMLInputElement, known: string): Promise<Choice[]> {
  const purpose = field.dataset.pick!;
  const typed = field.dataset.into ? segment(field).text : field.value.trim();
  if (typed.length < (purpose === "unit" ? 1 : SHORTEST) || field.dataset.picked === field.value) return [];
  const found = (await offers(purpose, typed)).map((offer) => choice(field, offer));
  return purpose === "organisation" ? [...ofThisCentre(field, typed, known), ...found] : found;
}

function choice(field: HTMLInputElement, offer: Offer): Choice {
  // A word for a French field is shown in French first, whoever reads.
  const { text, lang } = best(offer.label, field.lang);
  const other = lang === "fr" ? "en" : "fr";
  const source = best(offer.vocabulary.title).text;
  const symbols = [offer.symbol, offer.ucum && offer.ucum !== offer.symbol ? `UCUM ${offer.ucum}` : undefined];
  return {
    title: field.dataset.pick === "variable" ? offer.notation : text,
    lang,
    other: field.dataset.pick === "variable" ? undefined : offer.label[other],
    otherLang: other,
    detail: [...symbols, source, offer.broader && best(offer.broader).text].filter(Boolean).join(" · "),
    pick: () => fill(field, offer),
  };
}

/** Organisations that records here name already, with their ROR id where one of them tells it. */
function ofThisCentre(field: HTMLInputElement, typed: string, known: string): Choice[] {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return [...document.querySelectorAll<HTMLOptionElement>("#organisations option")]
    .filter((one) => plain(one.value).includes(plain(typed)))
    .slice(0, 4)
    .map((one) => {
      const ror = one.dataset.ror ?? "";
      const offer: Offer = { notation: ror ? `ror:${ror}` : "", uri: "", label: { und: one.value }, matched: one.value, vocabulary: { name: "", title: {} } };
      return { title: one.value, detail: [known, ror && `ROR ${ror}`].filter(Boolean).join(" · "), pick: () => fill(field, offer) };
    });
}
