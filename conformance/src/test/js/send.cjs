// Sends one file into a deposit with tus-js-client: node send.cjs ENDPOINT TOKEN DEPOSIT PATH FILE. Exit status 0 when it is whole.
const fs = require("node:fs");
const tus = require("tus-js-client");

const [endpoint, token, deposit, path, file] = process.argv.slice(2);
const upload = new tus.Upload(fs.createReadStream(file), {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { deposit, path },
  uploadSize: fs.statSync(file).size,
  // Long enough for a server that starts again on a busy machine.
  retryDelays: [50, 100, 200, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000],
  onShouldRetry: () => true,
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess: () => {
    console.log(`whole at ${upload.url}`);
    process.exit(0);
  },
});
upload.start();
