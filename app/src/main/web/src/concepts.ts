interface Concept { uri: string; label: Record<string, string>; matched: string; }
interface Vocabulary { name: string; uri?: string; title: Record<string, string>; }
interface Offered { concept: Concept; vocabulary: Vocabulary; }

const FEW = 6;
let vocabularies: Promise<Vocabulary[]> | undefined;
let offered = new Map<string, Offered>();
let waiting = 0;

/** Suggests concepts of the loaded vocabularies in the keyword fields of a form; one that is picked brings its address. */
export function conceptPickers(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>("form.editor");
  if (!form || form.dataset.concepts) return;
  form.dataset.concepts = "yes";
  const list = document.createElement("datalist");
  list.id = "concepts";
  form.after(list);
  form.addEventListener("input", (event) => {
    const field = event.target as HTMLInputElement;
    if (!isKeyword(field)) return;
    field.setAttribute("list", list.id);
    if (offered.has(field.value)) pick(field, offered.get(field.value)!);
    else later(() => void suggest(field, list));
  });
}

function isKeyword(field: HTMLInputElement): boolean {
  return /^keywords\.\d+\.label\.(fr|en)$/.test(field.name ?? "");
}

function later(work: () => void): void {
  clearTimeout(waiting);
  waiting = setTimeout(work, 200);
}

async function suggest(field: HTMLInputElement, list: HTMLDataListElement): Promise<void> {
  const typed = field.value.trim();
  if (typed.length < 2) return;
  vocabularies ??= items<Vocabulary>("/api/vocabularies");
  const found = await Promise.all((await vocabularies).map(async (vocabulary) =>
    (await items<Concept>(`/api/vocabularies/${vocabulary.name}/concepts?limit=${FEW}&q=${encodeURIComponent(typed)}`))
      .map((concept) => ({ concept, vocabulary }))));
  if (field.value.trim() !== typed) return;
  const language = field.name.slice(-2);
  offered = new Map(found.flat().map((one) => [one.concept.label[language] ?? one.concept.matched, one]));
  list.replaceChildren(...[...offered].map(([label, one]) => new Option(titleOf(one.vocabulary), label)));
}

async function items<T>(address: string): Promise<T[]> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? ((await answer.json()) as { items: T[] }).items : [];
}

function titleOf(vocabulary: Vocabulary): string {
  return vocabulary.title[document.documentElement.lang] ?? Object.values(vocabulary.title)[0] ?? vocabulary.name;
}

function pick(field: HTMLInputElement, one: Offered): void {
  const row = field.closest(".part-row");
  const write = (name: string, value: string | undefined) => {
    const other = row?.querySelector<HTMLInputElement>(`[name$=".${name}"]`);
    if (other && other !== field && value) other.value = value;
  };
  write("label.fr", one.concept.label.fr);
  write("label.en", one.concept.label.en);
  write("uri", one.concept.uri);
  write("thesaurus", titleOf(one.vocabulary));
  write("thesaurusUri", one.vocabulary.uri);
}
