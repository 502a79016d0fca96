import { LitElement, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { problemOf } from "../notices";
import { chosenFiles, droppedFiles, type PathedFile } from "./dropped-files";
import { duration, size, words, type UploadWords } from "./upload-words";

type State = "waiting" | "sending" | "checking" | "done" | "cancelled" | "failed";

interface Sending {
  id: number; path: string; file: File; state: State; sent: number; since: number; message: string; request?: XMLHttpRequest;
}

/**
 * `<estran-upload action="/deposit/x/files" csrf-header="…" csrf-token="…">`: takes dropped or chosen files and folders
 * and sends each by one PUT to `{action}?path=…`, two at a time. Emits `uploaded` (bubbling, `detail.paths`) when the
 * last one of a batch has been received; a region with `hx-trigger="uploaded from:body"` then renews itself.
 */
@customElement("estran-upload")
export class EstranUpload extends LitElement {
  @property() action = "";
  @property({ attribute: "csrf-header" }) csrfHeader = "";
  @property({ attribute: "csrf-token" }) csrfToken = "";
  @state() private files: Sending[] = [];
  @state() private over = false;

  private static readonly AT_ONCE = 2;
  private next = 1;
  private received: string[] = [];
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
    if (this.files.some((one) => one.state === "sending" || one.state === "waiting")) event.preventDefault();
  };

  protected override render(): TemplateResult {
    const done = this.files.filter((one) => one.state === "done").length;
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
        <p class="quiet" role="status">${this.w.summary(done, this.files.length)}</p>
        <ul class="upload-list">${repeat(this.files, (one) => one.id, (one) => this.line(one))}</ul>`}`;
  }

  private line(one: Sending): TemplateResult {
    const running = one.state === "sending" || one.state === "checking";
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
    const seconds = (performance.now() - one.since) / 1000;
    const speed = one.sent / Math.max(seconds, 0.2);
    if (seconds < 1 || speed === 0) return "";
    const left = (one.file.size - one.sent) / speed;
    return `${size(speed, this.language, this.w.units)}/s, ${this.w.left(duration(left, this.w))}`;
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
    const added = files.map(({ path, file }): Sending =>
      ({ id: this.next++, path, file, state: "waiting", sent: 0, since: 0, message: "" }));
    this.files = [...this.files, ...added];
    this.goOn();
  }

  private goOn(): void {
    const running = this.files.filter((one) => one.state === "sending" || one.state === "checking").length;
    const waiting = this.files.filter((one) => one.state === "waiting");
    waiting.slice(0, EstranUpload.AT_ONCE - running).forEach((one) => this.send(one));
    if (running === 0 && waiting.length === 0 && this.received.length > 0) {
      const paths = this.received;
      this.received = [];
      this.dispatchEvent(new CustomEvent("uploaded", { bubbles: true, composed: true, detail: { paths } }));
    }
  }

  private send(one: Sending): void {
    const request = new XMLHttpRequest();
    one.request = request;
    one.since = performance.now();
    request.open("PUT", `${this.action}?path=${encodeURIComponent(one.path)}`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    if (this.csrfHeader) request.setRequestHeader(this.csrfHeader, this.csrfToken);
    request.upload.addEventListener("progress", (event) => this.change(one, { sent: event.loaded }));
    request.upload.addEventListener("load", () => this.change(one, { sent: one.file.size, state: "checking" }));
    request.addEventListener("load", () => this.answered(one, request));
    request.addEventListener("error", () => this.end(one, "failed", this.w.lost));
    request.addEventListener("abort", () => this.end(one, "cancelled", ""));
    this.change(one, { state: "sending", sent: 0, message: "" });
    request.send(one.file);
  }

  private answered(one: Sending, request: XMLHttpRequest): void {
    if (request.status >= 200 && request.status < 300) {
      this.received.push(one.path);
      this.end(one, "done", "");
      return;
    }
    const problem = problemOf(request.responseText);
    this.end(one, "failed", problem.detail ?? problem.title ?? String(request.status));
  }

  private end(one: Sending, state: State, message: string): void {
    this.change(one, { state, message });
    this.goOn();
  }

  private cancel(one: Sending): void {
    if (one.state === "waiting") this.change(one, { state: "cancelled" });
    else one.request?.abort();
  }

  private retry(one: Sending): void {
    this.change(one, { state: "waiting", sent: 0 });
    this.goOn();
  }

  private change(one: Sending, what: Partial<Sending>): void {
    Object.assign(one, what);
    this.requestUpdate();
  }
}
