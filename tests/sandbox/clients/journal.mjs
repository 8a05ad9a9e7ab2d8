// What a client is told, and how it tells what it saw: one JSON object a line.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

export const settings = JSON.parse(process.argv[2]);
export const picture = readFileSync(settings.picture);

export function see(kind, facts = {}) {
  process.stdout.write(JSON.stringify({ saw: kind, ...facts }) + "\n");
}

/** Note a refusal; libraries drop the words that only repeat the code, and capitals. */
export function refused(code, description) {
  const why = description.replace(/^(Bad Request|Forbidden): /, "");
  see("refused", { code, why: why.toLowerCase() });
}

/** Wait for a call that has to be refused. */
export async function refusal(call, read) {
  try {
    await call;
  } catch (error) {
    refused(...read(error));
    return;
  }
  see("accepted");
}

export const escapeHtml = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The bytes of a file that getFile named. */
export async function download(path) {
  const answer = await fetch(`${settings.url}/file/bot${settings.token}/${path}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Listen on a free port; gives the address to be told to the server. */
export async function listen(handler) {
  const server = typeof handler === "function" ? createServer(handler) : handler;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return [server, `http://127.0.0.1:${server.address().port}/hook`];
}

/** Close a server with the connections that are kept alive. */
export function close(server) {
  server.close();
  server.closeAllConnections();
}
