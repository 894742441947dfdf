// Keeps the shell alone: what is sold, to whom and for how much lives on the till, and is never shown from memory.
"use strict";
const SHELL = "till-shell-1";
const FILES = ["/away.html", "/till.css", "/icon.svg"];

self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(SHELL).then(function (cache) { return cache.addAll(FILES); }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys()
    .then(function (names) { return Promise.all(names.filter(function (name) { return name !== SHELL; }).map(function (name) { return caches.delete(name); })); })
    .then(function () { return self.clients.claim(); }));
});

self.addEventListener("fetch", function (event) {
  const shell = FILES.includes(new URL(event.request.url).pathname);
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(function () { return caches.match("/away.html"); }));
  } else if (shell && event.request.method === "GET") {
    event.respondWith(fetch(event.request).catch(function () { return caches.match(event.request); }));
  }
});
