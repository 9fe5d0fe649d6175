// PouchDB as the peer of a first sync and of a hundred changes: replicates into LevelDB on the disk and tells seconds.
// `node pouch.mjs FOLDER SOURCE SINCE BATCH` with pouchdb-node of the folder in PEERS.
import { createRequire } from "node:module";

const PouchDB = createRequire(`${process.env.PEERS}/package.json`)("pouchdb-node");
const [folder, source, since, batch] = process.argv.slice(2);

const target = new PouchDB(folder);
await target.info();
const begin = performance.now();
const done = await PouchDB.replicate(source, target, {
  batch_size: Number(batch),
  since: since === "0" ? undefined : Number(since),
  checkpoint: since === "0" ? undefined : false,
});
const seconds = (performance.now() - begin) / 1000;
if (!done.ok || done.errors.length) throw new Error(JSON.stringify(done));
const memory = process.resourceUsage().maxRSS / 1024;
await target.close();
console.log(JSON.stringify({ seconds, written: done.docs_written, memory_mb: memory }));
process.exit(0);
