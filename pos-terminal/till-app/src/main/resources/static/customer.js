// The customer's window: it looks again whenever the till has news, and brings the newest line into view.
"use strict";
(function () {
  const language = document.body.dataset.language;
  let waiting = false;
  function look() {
    if (!waiting) {
      waiting = true;
      htmx.ajax("GET", "/customer/live?language=" + encodeURIComponent(language), { source: document.body }).catch(function () {});
    }
  }
  document.body.addEventListener("htmx:configRequest", function (event) {
    if (event.detail.verb === "get") {
      waiting = false;
    } else {
      event.detail.parameters.language = language;
    }
  });
  function newest() {
    const lines = document.querySelector(".customer-lines");
    if (lines) {
      lines.scrollTop = lines.scrollHeight;
    }
  }
  document.body.addEventListener("htmx:afterSwap", newest);
  newest();
  const news = new EventSource("/events");
  news.addEventListener("changed", look);
  news.addEventListener("open", look);
})();
