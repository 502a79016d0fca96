import type { Upload } from "tus-js-client";
import { problemOf } from "../notices";
import type { PathedFile } from "./dropped-files";

/** Where files go: each by one PUT to `action?path=…`; larger ones, where there is a deposit, by parts that can be resumed. */
export interface Target { action: string; deposit: string; csrfHeader: string; csrfToken: string; }

/** Told how it goes; exactly one of `done`, `failed` and `stopped` ends it. */
export interface Told { progress(sent: number): void; checking(): void; done(): void; failed(message: string): void; stopped(): void; }

/** A file being sent. What was received stays when it is stopped, if it came by parts. */
export interface Sender { stop(): void; giveUp(): void; }

/** Smaller files are sent again sooner than they are resumed. */
const RESUMABLE_FROM = 8_000_000;
const PART = 64 * 1024 * 1024;
/** Long enough for a server that restarts, and for one that still waits for a line that is dead. */
const PAUSES = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000];

export function send(target: Target, one: PathedFile, told: Told, lost: string): Sender {
  return target.deposit && one.file.size >= RESUMABLE_FROM ? byParts(target, one, told, lost) : atOnce(target, one, told, lost);
}

function atOnce(target: Target, one: PathedFile, told: Told, lost: string): Sender {
  const request = new XMLHttpRequest();
  request.open("PUT", `${target.action}?path=${encodeURIComponent(one.path)}`);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("Content-Type", "application/octet-stream");
  if (target.csrfHeader) request.setRequestHeader(target.csrfHeader, target.csrfToken);
  request.upload.addEventListener("progress", (event) => told.progress(event.loaded));
  request.upload.addEventListener("load", () => told.checking());
  request.addEventListener("load", () => (request.status < 300 ? told.done() : told.failed(reason(request.responseText, request.status))));
  request.addEventListener("error", () => told.failed(lost));
  request.addEventListener("abort", () => told.stopped());
  request.send(one.file);
  return { stop: () => request.abort(), giveUp: () => request.abort() };
}

function byParts(target: Target, one: PathedFile, told: Told, lost: string): Sender {
  let upload: Upload | undefined;
  let over = false;
  const end = (tell: () => void): void => {
    if (over) return;
    over = true;
    tell();
  };
  void import("tus-js-client").then(async (tus) => {
    upload = new tus.Upload(one.file, {
      endpoint: "/api/uploads",
      metadata: { deposit: target.deposit, path: one.path },
      headers: target.csrfHeader ? { [target.csrfHeader]: target.csrfToken } : {},
      chunkSize: PART,
      retryDelays: PAUSES,
      removeFingerprintOnSuccess: true,
      // The same file of the same deposit, also in another tab or after the browser was closed.
      fingerprint: async () => ["estran", target.deposit, one.path, one.file.size, one.file.lastModified].join("|"),
      onProgress: (sent) => {
        told.progress(sent);
        if (sent >= one.file.size) told.checking();
      },
      onSuccess: () => end(() => told.done()),
      onError: (error) => {
        const answer = "originalResponse" in error ? error.originalResponse : null;
        end(() => told.failed(answer ? reason(answer.getBody(), answer.getStatus()) : lost));
      },
    });
    const [before] = await upload.findPreviousUploads();
    if (before) upload.resumeFromPreviousUpload(before);
    if (!over) upload.start();
  }).catch(() => end(() => told.failed(lost)));
  return {
    stop: () => {
      void upload?.abort();
      end(() => told.stopped());
    },
    giveUp: () => {
      void upload?.abort(true).catch(() => undefined);
      end(() => told.stopped());
    },
  };
}

/** The most exact words of a refusal: those of its finding, which has the figures. */
function reason(body: string, status: number): string {
  const problem = problemOf(body);
  return problem.findings?.[0]?.message ?? problem.detail ?? problem.title ?? String(status);
}
