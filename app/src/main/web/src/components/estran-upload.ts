import { LitElement, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { chosenFiles, droppedFiles, type PathedFile } from "./dropped-files";
import { send, type Sender } from "./sending";
import { duration, size, words, type UploadWords } from "./upload-words";

type State = "waiting" | "sending" | "checking" | "paused" | "done" | "cancelled" | "failed";

interface Sending extends PathedFile {
  id: number; state: State; sent: number; since: number; sentBefore: number; message: string; sender?: Sender;
}

/**
 * `<estran-upload action="/deposit/x/files" deposit="x" csrf-header="…" csrf-token="…">`: takes dropped or chosen files
 * and folders and sends them, two at a time; with a deposit, large ones are resumed after a pause, a lost line or another day.
 * Emits `uploaded` (bubbling, `detail.paths`) when the last one of a batch has been received; a region with
 * `hx-trigger="uploaded from:body"` then renews itself. A hundred thousand files are one summary, not as many lines.
 */
@customElement("estran-upload")
export class EstranUpload extends LitElement {
  @property() action = "";
  @property() deposit = "";
  @property({ attribute: "csrf-header" }) csrfHeader = "";
  @property({ attribute: "csrf-token" }) csrfToken = "";
  @state() private over = false;
  @state() private paused = false;

  private static readonly AT_ONCE = 2;
  private static readonly LINES = 100;
  private readonly files: Sending[] = [];
  /** No file before this one waits, but those in `again`. */
  private next = 0;
  private again: Sending[] = [];
  private readonly running = new Set<Sending>();
  private readonly stuck = new Set<Sending>();
  private received: string[] = [];
  private done = 0;
  private bytes = 0;
  private bytesDone = 0;
  private since = 0;
  private bytesAtStart = 0;
  private readonly language = document.documentElement.lang === "en" ? "en" : "fr";
  private readonly w: UploadWords = words[this.language];

  /** In the page's own tree, so that it wears the page's styles; what stood inside stays for readers without scripts. */
  protected override createRenderRoot(): HTMLElement {
    const root = document.createElement("div");
    this.append(root);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeunload", this.warn);
  }

  override disconnectedCallback(): void {
    removeEventListener("beforeunload", this.warn);
    super.disconnectedCallback();
  }

  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.running.size > 0 || this.waiting() > 0) event.preventDefault();
  };

  protected override render(): TemplateResult {
    return html`
      <div class="upload-drop ${this.over ? "upload-over" : ""}"
        @dragover=${this.dragOver} @dragleave=${() => (this.over = false)} @drop=${this.drop}>
        <p class="upload-say">${this.w.drop}</p>
        <p class="upload-choose">
          <label class="button primary">${this.w.choose}<input class="visually-hidden" type="file" multiple @change=${this.choose}></label>
          <label class="button">${this.w.folder}<input class="visually-hidden" type="file" webkitdirectory multiple @change=${this.choose}></label>
        </p>
      </div>
      ${this.files.length === 0 ? nothing : html`
        ${this.summary()}
        <ul class="upload-list">${repeat(this.lines(), (one) => one.id, (one) => this.line(one))}</ul>`}`;
  }

  private summary(): TemplateResult {
    const going = this.running.size > 0 || this.waiting() > 0;
    return html`<div class="upload-summary">
      <p class="quiet" role="status">${this.w.summary(this.done, this.files.length)}${this.stuck.size > 0 ? `, ${this.w.stuck(this.stuck.size)}` : ""}</p>
      ${this.files.length < 2 ? nothing : html`
        <progress max=${this.bytes || 1} value=${this.sentBytes()} aria-label=${this.w.whole}></progress>
        <span class="upload-state">${size(this.sentBytes(), this.language, this.w.units)} / ${size(this.bytes, this.language, this.w.units)}${this.rest()}</span>`}
      ${going ? html`<button type="button" class="button small" @click=${() => this.pauseOrGoOn()}>${this.paused ? this.w.goOn : this.w.pause}</button>` : nothing}
      ${this.stuck.size > 1 ? html`<button type="button" class="button small" @click=${() => this.retryAll()}>${this.w.retryAll}</button>` : nothing}
    </div>`;
  }

  /** All of a few files; of many those on their way and those that need somebody. */
  private lines(): Sending[] {
    if (this.files.length <= EstranUpload.LINES) return this.files;
    return [...this.running, ...[...this.stuck].slice(0, EstranUpload.LINES)];
  }

  private line(one: Sending): TemplateResult {
    const running = one.state === "sending" || one.state === "checking" || one.state === "paused";
    return html`<li class="upload-file upload-${one.state}">
      <span class="upload-name"><bdi>${one.path}</bdi></span>
      <span class="upload-size">${size(one.file.size, this.language, this.w.units)}</span>
      ${running ? html`<progress max=${one.file.size || 1} value=${one.sent} aria-label=${one.path}></progress>` : nothing}
      <span class="upload-state">${this.stateWords(one)}</span>
      ${running || one.state === "waiting"
        ? html`<button type="button" class="link-button" @click=${() => this.cancel(one)}>${this.w.cancel}<span class="visually-hidden"> ${one.path}</span></button>` : nothing}
      ${one.state === "failed" || one.state === "cancelled"
        ? html`<button type="button" class="link-button" @click=${() => this.retry(one)}>${this.w.retry}<span class="visually-hidden"> ${one.path}</span></button>` : nothing}
    </li>`;
  }

  private stateWords(one: Sending): string {
    if (one.state === "failed") return `${this.w.failed} : ${one.message}`;
    if (one.state !== "sending") return this.w[one.state];
    return this.speed(one.sent - one.sentBefore, one.since, one.file.size - one.sent);
  }

  private rest(): string {
    const words = this.running.size > 0 ? this.speed(this.sentBytes() - this.bytesAtStart, this.since, this.bytes - this.sentBytes()) : "";
    return words ? `, ${words}` : "";
  }

  private speed(sent: number, since: number, left: number): string {
    const seconds = (performance.now() - since) / 1000;
    if (seconds < 1 || sent <= 0) return "";
    const speed = sent / seconds;
    return `${size(speed, this.language, this.w.units)}/s, ${this.w.left(duration(left / speed, this.w))}`;
  }

  private sentBytes(): number {
    let bytes = this.bytesDone;
    for (const one of this.running) bytes += one.sent;
    return bytes;
  }

  private readonly dragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  private readonly drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    this.over = false;
    if (event.dataTransfer) this.take(await droppedFiles(event.dataTransfer));
  };

  private readonly choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.files) this.take(chosenFiles(input.files));
    input.value = "";
  };

  private take(files: PathedFile[]): void {
    if (this.running.size === 0) {
      this.since = performance.now();
      this.bytesAtStart = this.bytesDone;
    }
    for (const { path, file } of files) {
      this.files.push({ id: this.files.length, path, file, state: "waiting", sent: 0, since: 0, sentBefore: 0, message: "" });
      this.bytes += file.size;
    }
    this.goOn();
  }

  private waiting(): number {
    return this.files.length - this.next + this.again.length;
  }

  private nextWaiting(): Sending | undefined {
    const again = this.again.shift();
    if (again) return again;
    while (this.next < this.files.length) {
      const one = this.files[this.next++]!;
      if (one.state === "waiting") return one;
    }
    return undefined;
  }

  private goOn(): void {
    while (!this.paused && this.running.size < EstranUpload.AT_ONCE) {
      const one = this.nextWaiting();
      if (!one) break;
      this.send(one);
    }
    this.requestUpdate();
    if (this.running.size === 0 && this.waiting() === 0 && this.received.length > 0) {
      const paths = this.received;
      this.received = [];
      this.dispatchEvent(new CustomEvent("uploaded", { bubbles: true, composed: true, detail: { paths } }));
    }
  }

  private send(one: Sending): void {
    this.running.add(one);
    Object.assign(one, { state: "sending", since: performance.now(), sentBefore: one.sent, message: "" });
    const target = { action: this.action, deposit: this.deposit, csrfHeader: this.csrfHeader, csrfToken: this.csrfToken };
    one.sender = send(target, one, {
      progress: (sent) => {
        if (one.sent === one.sentBefore && sent > one.sent + 1_000_000) one.sentBefore = sent;
        one.sent = sent;
        this.requestUpdate();
      },
      checking: () => this.change(one, "checking"),
      done: () => {
        this.done++;
        this.bytesDone += one.file.size;
        this.received.push(one.path);
        this.end(one, "done");
      },
      failed: (message) => {
        one.message = message;
        this.end(one, "failed");
      },
      stopped: () => this.end(one, one.state === "paused" ? "paused" : "cancelled"),
    }, this.w.lost);
  }

  private end(one: Sending, state: State): void {
    this.running.delete(one);
    delete one.sender;
    if (state === "paused") this.again.push(one);
    if (state === "failed" || state === "cancelled") this.stuck.add(one);
    this.change(one, state);
    this.goOn();
  }

  private pauseOrGoOn(): void {
    this.paused = !this.paused;
    if (this.paused) {
      for (const one of [...this.running]) {
        if (one.state !== "sending") continue;
        one.state = "paused";
        one.sender?.stop();
      }
    } else {
      this.since = performance.now();
      this.bytesAtStart = this.sentBytes();
    }
    this.goOn();
  }

  private cancel(one: Sending): void {
    if (one.sender) {
      one.sender.giveUp();
      return;
    }
    this.again = this.again.filter((other) => other !== one);
    this.stuck.add(one);
    this.change(one, "cancelled");
    this.goOn();
  }

  private retry(one: Sending): void {
    this.stuck.delete(one);
    one.sent = 0;
    this.again.push(one);
    this.change(one, "waiting");
    this.goOn();
  }

  private retryAll(): void {
    [...this.stuck].forEach((one) => this.retry(one));
  }

  private change(one: Sending, state: State): void {
    one.state = state;
    this.requestUpdate();
  }
}
