// PouchDB as the peer of a first sync and of a few changes: replicates into LevelDB on the disk and tells seconds.
// `node pouch.mjs FOLDER SOURCE BATCH CHANGED` with pouchdb-node of the folder in PEERS. With CHANGED the timed
// replication is the third of this process: the first finds its checkpoint, the second warms up with as many changes.
import { createRequire } from "node:module";

const PouchDB = createRequire(`${process.env.PEERS}/package.json`)("pouchdb-node");
const [folder, source, batch, changed] = process.argv.slice(2);
const target = new PouchDB(folder);
await target.info();

async function replicated() {
  const begin = performance.now();
  const done = await PouchDB.replicate(source, target, { batch_size: Number(batch) });
  if (!done.ok || done.errors.length) throw new Error(JSON.stringify(done));
  return { seconds: (performance.now() - begin) / 1000, written: done.docs_written };
}

const more = () => fetch(`${source}/_more?count=${changed}`, { method: "POST" }).then((answer) => answer.text());
if (Number(changed)) {
  await replicated();
  await more();
  await replicated();
  await more();
}
const told = await replicated();
const memory = process.resourceUsage().maxRSS / 1024;
await target.close();
console.log(JSON.stringify({ ...told, memory_mb: memory }));
process.exit(0);
