/** The words of the upload element, in the page's language. */
export const words = {
  fr: {
    drop: "Glissez ici des fichiers ou des dossiers",
    choose: "Choisir des fichiers",
    folder: "Choisir un dossier",
    waiting: "en attente",
    done: "reçu",
    checking: "vérification",
    cancelled: "annulé",
    paused: "en pause",
    sending: "",
    pause: "Pause",
    goOn: "Reprendre",
    retryAll: "Tout réessayer",
    whole: "l'ensemble",
    stuck: (n: number) => `${n} en échec ou annulés`,
    failed: "échec",
    cancel: "Annuler",
    retry: "Réessayer",
    left: (time: string) => `encore ${time}`,
    summary: (done: number, all: number) => `${done} sur ${all} reçus`,
    lost: "La connexion a été perdue. Ce qui était déjà reçu est gardé.",
    second: "s", minute: "min", hour: "h",
    units: ["o", "ko", "Mo", "Go", "To"],
  },
  en: {
    drop: "Drop files or folders here",
    choose: "Choose files",
    folder: "Choose a folder",
    waiting: "waiting",
    done: "received",
    checking: "being checked",
    cancelled: "cancelled",
    paused: "paused",
    sending: "",
    pause: "Pause",
    goOn: "Go on",
    retryAll: "Retry all",
    whole: "all together",
    stuck: (n: number) => `${n} failed or cancelled`,
    failed: "failed",
    cancel: "Cancel",
    retry: "Retry",
    left: (time: string) => `${time} left`,
    summary: (done: number, all: number) => `${done} of ${all} received`,
    lost: "The connection was lost. What had been received is kept.",
    second: "s", minute: "min", hour: "h",
    units: ["B", "kB", "MB", "GB", "TB"],
  },
};

export type UploadWords = (typeof words)["fr"];

/** A size in powers of ten, as the pages write it. */
export function size(bytes: number, language: string, units: string[]): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${units[unit]}`;
}

export function duration(seconds: number, w: UploadWords): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))}\u00a0${w.second}`;
  if (seconds < 5400) return `${Math.round(seconds / 60)}\u00a0${w.minute}`;
  return `${Math.round(seconds / 3600)}\u00a0${w.hour}`;
}
