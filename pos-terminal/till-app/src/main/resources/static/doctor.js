// The keys of the doctor's page, as printed on its buttons.
"use strict";
(function () {
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "F5") {
      // The till's own rule: F5 never reloads.
      event.preventDefault();
      return;
    }
    const button = Array.from(document.querySelectorAll("[data-key]"))
      .find(function (candidate) { return candidate.dataset.key === event.key; });
    if (button && !event.repeat) {
      event.preventDefault();
      button.click();
    }
  });
})();
