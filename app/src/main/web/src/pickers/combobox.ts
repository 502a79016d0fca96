/** One line of a list: a title, the same in the other language, what else tells it from its like. */
export interface Choice {
  title: string;
  lang?: string;
  other?: string;
  otherLang?: string;
  detail: string;
  pick(): void;
}

export interface ListWords { one: string; many: (n: number) => string; none: string; list: string; }

const PAUSE = 130;

/**
 * A text field that suggests while one types (ARIA Authoring Practices, Combobox with a list): arrows move, Enter takes,
 * Escape closes, a press of the pointer takes. Nothing is taken unasked: what is typed stays what it is.
 */
export class Combobox {
  private readonly list = document.createElement("ul");
  private choices: Choice[] = [];
  private active = -1;
  private waiting = 0;
  private asked = 0;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly ask: () => Promise<Choice[]>,
    private readonly words: ListWords,
    private readonly status: HTMLElement,
  ) {
    this.list.id = `${field.id}-choices`;
    this.list.className = "choices";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words.list);
    field.after(this.list);
    for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) {
      field.setAttribute(name, value);
    }
    field.removeAttribute("list");
    field.addEventListener("input", () => this.later());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    // The press would take the focus away, and the list with it.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const line = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (line) this.take([...this.list.children].indexOf(line));
    });
  }

  close(): void {
    clearTimeout(this.waiting);
    this.asked++;
    this.list.hidden = true;
    this.active = -1;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  private later(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.open(), PAUSE);
  }

  private async open(): Promise<void> {
    const mine = ++this.asked;
    const choices = await this.ask();
    // Something else was typed, or the field was left, while the answer was on its way.
    if (mine !== this.asked) return;
    this.choices = choices;
    this.active = -1;
    this.list.replaceChildren(...choices.map((choice, i) => this.line(choice, i)));
    if (choices.length === 0) {
      this.close();
      if (this.field.value.trim().length > 1) this.status.textContent = this.words.none;
      return;
    }
    this.list.hidden = false;
    this.list.scrollTop = 0;
    // At the right edge of the window it opens to the left.
    this.list.classList.remove("choices-left");
    this.list.classList.toggle("choices-left", this.list.getBoundingClientRect().right > document.documentElement.clientWidth - 4);
    this.field.setAttribute("aria-expanded", "true");
    this.field.removeAttribute("aria-activedescendant");
    this.status.textContent = choices.length === 1 ? this.words.one : this.words.many(choices.length);
  }

  private line(choice: Choice, i: number): HTMLElement {
    const line = document.createElement("li");
    line.id = `${this.list.id}-${i}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.append(part("choice-title", choice.title, choice.lang));
    if (choice.other) line.append(" ", part("choice-other", choice.other, choice.otherLang));
    if (choice.detail) line.append(" ", part("choice-detail", choice.detail));
    return line;
  }

  private key(event: KeyboardEvent): void {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
      else void this.open();
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.take(this.active);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
    }
  }

  private move(step: number): void {
    const lines = [...this.list.children];
    // The field itself is one stop of the round.
    this.active = ((this.active + 1 + step + lines.length + 1) % (lines.length + 1)) - 1;
    lines.forEach((line, i) => line.setAttribute("aria-selected", String(i === this.active)));
    const here = lines[this.active];
    if (here) {
      this.field.setAttribute("aria-activedescendant", here.id);
      here.scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  private take(which: number): void {
    const choice = this.choices[which];
    if (!choice) return this.close();
    choice.pick();
    // Afterwards: what is picked is written as if typed, and must not be asked about again.
    this.close();
    this.status.textContent = choice.title;
  }
}

function part(name: string, text: string, lang?: string): HTMLElement {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  if (lang) span.lang = lang;
  return span;
}
