// A server that speaks as OpenAI's does, on loopback: it answers with what the journey last told it to say.

import { createServer } from "node:http";

export async function open() {
  const asked = [];
  const server = createServer(async (request, answer) => {
    let body = "";
    for await (const piece of request) body += piece;
    asked.push(JSON.parse(body));
    if (state.status !== 200) return answer.writeHead(state.status).end();
    const choices = [{ index: 0, message: { role: "assistant", content: state.says }, finish_reason: "stop" }];
    answer.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ choices, usage: { total_tokens: 300 } }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const state = {
    says: "",
    status: 200,
    asked,
    address: `http://127.0.0.1:${server.address().port}/v1`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
  return state;
}
