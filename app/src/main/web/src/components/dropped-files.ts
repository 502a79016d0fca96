/** A file with the path it should have in the deposit. */
export interface PathedFile { path: string; file: File; }

/** Everything dropped, folders opened, in the order of their paths. */
export async function droppedFiles(transfer: DataTransfer): Promise<PathedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: PathedFile[] = [];
  for (const entry of entries) await walk(entry, "", found);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function walk(entry: FileSystemEntry, folder: string, found: PathedFile[]): Promise<void> {
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((give, fail) => (entry as FileSystemFileEntry).file(give, fail));
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives at most a hundred entries at a time, and an empty answer at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((give, fail) => reader.readEntries(give, fail));
    if (some.length === 0) return;
    for (const inner of some) await walk(inner, `${path}/`, found);
  }
}

export function chosenFiles(list: FileList): PathedFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}
