// The other end of a PouchDB replication: documents of a file, all in memory and encoded beforehand, so that
// its time counts for as little as possible. `node couch_source.mjs DOCUMENTS`; each POST to
// /db/_more?count=N changes the next N documents. Tells its address as JSON in its first line.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const file = process.argv[2];
const kept = new Map();
let shown = 0;
const changes = [];
const bodies = new Map();

function put(line, generation) {
  const id = JSON.parse(line).id;
  const hash = createHash("md5").update(line).update(String(generation)).digest("hex");
  const before = generation > 1 ? [bodies.get(id).hash] : [];
  const revisions = JSON.stringify({ start: generation, ids: [hash, ...before] });
  const rev = `${generation}-${hash}`;
  const body = `{"_id":"${id}","_rev":"${rev}","_revisions":${revisions},${line.slice(1)}`;
  bodies.set(id, { hash, answer: `{"id":"${id}","docs":[{"ok":${body}}]}` });
  changes.push({ seq: changes.length + 1, id, changes: [{ rev }] });
}

const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
for (const line of lines) put(line, 1);

function since(query) {
  const first = Number(query.get("since") ?? 0);
  const rows = changes.slice(first, first + Number(query.get("limit") ?? changes.length));
  const last = rows.length ? rows[rows.length - 1].seq : first;
  return JSON.stringify({ results: rows, last_seq: last, pending: changes.length - last });
}

function checkpoint(method, path, body) {
  if (method === "GET") return kept.get(path) ?? null;
  const rev = `0-${kept.size + 1}`;
  kept.set(path, JSON.stringify({ ...JSON.parse(body), _rev: rev }));
  return JSON.stringify({ ok: true, id: path.slice("/db/".length), rev });
}

function answer(request, path, query, body) {
  if (path === "/db/_changes") return since(query);
  if (path === "/db/_bulk_get") {
    const wanted = JSON.parse(body).docs;
    return `{"results":[${wanted.map((one) => bodies.get(one.id).answer).join(",")}]}`;
  }
  if (path.startsWith("/db/_local/")) return checkpoint(request.method, path, body);
  if (path === "/db/_more") {
    const count = Number(query.get("count"));
    for (const line of lines.slice(shown, (shown += count))) put(line, 2);
    return "{}";
  }
  if (path === "/db/" || path === "/db") {
    return JSON.stringify({ db_name: "db", doc_count: bodies.size, update_seq: changes.length });
  }
  return path === "/" ? '{"couchdb":"Welcome"}' : null;
}

const server = createServer((request, response) => {
  const url = new URL(request.url, "http://source");
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const text = answer(request, url.pathname, url.searchParams, Buffer.concat(parts).toString());
    response.writeHead(text === null ? 404 : 200, { "Content-Type": "application/json" });
    response.end(text ?? '{"error":"not_found","reason":"missing"}');
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ listening: `http://127.0.0.1:${server.address().port}/db` }));
});
