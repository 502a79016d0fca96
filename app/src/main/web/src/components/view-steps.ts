import type { ViewWords } from "./view-words";

/**
 * One dimension of the form as a slider, which the form's own field joins: the slider to go through the values, the field
 * to say which it is and to leap to another. Where the values are too many to list, the field stays in the form.
 */
export class Steps {
  readonly element = document.createElement("div");
  private readonly slider = document.createElement("input");
  private readonly now = document.createElement("output");
  private values: string[] = [];
  private timer?: number;

  constructor(private readonly field: HTMLSelectElement | HTMLInputElement, label: string, private readonly w: ViewWords,
    private readonly changed: () => void, private readonly shown: () => Promise<void>) {
    this.element.className = "view-steps";
    this.slider.type = "range";
    this.slider.min = "0";
    this.slider.setAttribute("aria-label", label);
    const name = document.createElement("span");
    name.className = "view-steps-name";
    name.textContent = label;
    this.element.append(name, this.slider);
    if (field instanceof HTMLSelectElement) this.fetch(field, name);
    else this.element.append(this.now);
    this.slider.addEventListener("input", () => this.go(Number(this.slider.value)));
    field.addEventListener("change", () => this.follow());
    if (field instanceof HTMLSelectElement) field.addEventListener("change", () => this.changed());
    if (field.dataset.dimension === "time") this.element.append(this.playButton());
  }

  /** A single value stays where the form has it. */
  private fetch(field: HTMLSelectElement, name: HTMLElement): void {
    const place = field.closest<HTMLElement>(".field");
    if (field.options.length < 2 || !place) return;
    const label = place.querySelector("label");
    field.setAttribute("form", field.form?.id ?? "");
    this.element.append(field);
    if (label) name.replaceWith(label);
    place.remove();
  }

  /** The values there are; fewer than two are no slider. */
  offer(values: string[]): void {
    this.values = values;
    this.slider.max = String(values.length - 1);
    this.element.hidden = values.length < 2;
    this.follow();
  }

  private follow(): void {
    const at = Math.max(0, this.values.indexOf(this.field.value));
    this.slider.value = String(at);
    this.tell();
  }

  private tell(): void {
    const field = this.field;
    const text = this.values[Number(this.slider.value)] ?? "";
    this.now.textContent = field instanceof HTMLSelectElement
      ? (field.selectedOptions[0]?.text ?? text)
      : text.replace("T", " ").replace(/(:\d\d):00Z$/, "$1 UTC").replace(/Z$/, " UTC");
    this.slider.setAttribute("aria-valuetext", this.now.textContent);
  }

  private go(index: number): void {
    this.slider.value = String(index);
    this.field.value = this.values[index] ?? "";
    this.tell();
    this.changed();
  }

  /** One step after the other, each only once the one before is on the map. */
  private playButton(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = this.w.play;
    const step = async () => {
      this.go((Number(this.slider.value) + 1) % this.values.length);
      await this.shown();
      if (this.timer !== undefined) this.timer = window.setTimeout(() => void step(), 250);
    };
    button.addEventListener("click", () => {
      if (this.timer !== undefined) {
        clearTimeout(this.timer);
        this.timer = undefined;
      } else {
        this.timer = 0;
        void step();
      }
      button.textContent = this.timer === undefined ? this.w.play : this.w.pause;
      button.setAttribute("aria-pressed", String(this.timer !== undefined));
    });
    return button;
  }
}
