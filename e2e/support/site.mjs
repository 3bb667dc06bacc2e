// The company's own site, on loopback: a feed, an article with a picture, and whatever else a journey needs.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const picture = await readFile(new URL("../../crates/marbles_server/demo/pictures/harbour.jpg", import.meta.url));

export async function open() {
  const server = createServer((request, answer) => {
    const home = `http://${request.headers.host}`;
    const page = { "/feed.xml": feed(home), "/quiet-turbine": article(home, "A turbine you can sleep beside", "Three nights beside the quietest rotor we ever built.") }[request.url];
    if (request.url === "/harbour.jpg") answer.writeHead(200, { "content-type": "image/jpeg" }).end(picture);
    else if (page) answer.writeHead(200, { "content-type": request.url.endsWith(".xml") ? "application/rss+xml" : "text/html; charset=utf-8" }).end(page);
    else answer.writeHead(200, { "content-type": "text/html" }).end(article(home, "News", "From Northwind."));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

// Untidy on purpose: no ids, an entity twice over, a relative link, a date in the writer's own manner.
function feed(home) {
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Northwind &amp;amp; news</title><link>${home}/</link>
<item><title>Storm flood barrier passes its first test</title><link>/barrier</link><description>&lt;p&gt;The doors closed in nine minutes.&lt;/p&gt;</description><pubDate>${date}</pubDate></item>
<item><title>Apprentices build a pump in a week</title><link>${home}/apprentices</link><description>Six of them, and one spanner.</description></item>
</channel></rss>`;
}

const article = (home, title, summary) => `<!doctype html><html lang="en"><head><title>${title} | Northwind</title>
<meta property="og:title" content="${title}"><meta property="og:description" content="${summary}">
<meta property="og:image" content="${home}/harbour.jpg"></head><body><h1>${title}</h1><p>${summary}</p></body></html>`;
