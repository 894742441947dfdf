// node till.cjs FOLDER ITEMS SERIAL READY: a till of the plainest kind, to be measured beside ours.
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");

const [folder, items, serial, ready] = process.argv.slice(2);
const { Server } = require(path.join(folder, "node_modules", "socket.io"));

const prices = new Map();
for (const line of fs.readFileSync(items, "utf8").split("\n")) {
  if (line) {
    const [code, minor, name] = line.split("\t");
    prices.set(code, { minor: Number(minor), name });
  }
}

const page = `<!DOCTYPE html><html lang="en"><title>Till</title><ol id="lines"></ol>
<script src="/socket.io/socket.io.js"></script>
<script>
  const lines = document.getElementById("lines");
  const socket = io({ transports: ["websocket"] });
  socket.on("line", function (line) {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = line.name;
    const amount = document.createElement("b");
    amount.textContent = "£" + (line.minor / 100).toFixed(2);
    row.append(name, amount);
    lines.prepend(row);
  });
  function clearBasket() { lines.replaceChildren(); }
</script></html>`;

const server = http.createServer(function (request, response) {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(page);
});
const sockets = new Server(server);

let typed = "";
fs.createReadStream(serial, { highWaterMark: 64 }).on("data", function (bytes) {
  typed += bytes.toString("latin1");
  for (let end = typed.indexOf("\r"); end >= 0; end = typed.indexOf("\r")) {
    const item = prices.get(typed.slice(3, end));
    typed = typed.slice(end + 1);
    if (item) {
      sockets.emit("line", item);
    }
  }
});

server.listen(0, "127.0.0.1", function () {
  fs.writeFileSync(ready + ".part", String(server.address().port));
  fs.renameSync(ready + ".part", ready);
});
