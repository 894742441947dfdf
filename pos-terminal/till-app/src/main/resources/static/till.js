// The keys of the till. Everything that decides anything happens on the till itself; this page only passes it on.
"use strict";
(function () {
  const entry = document.getElementById("entry");
  const form = document.getElementById("entry-form");
  const dialog = document.getElementById("cancel-dialog");
  const coarse = window.matchMedia("(pointer: coarse)").matches;
  const phone = window.matchMedia("(max-width: 760px) and (pointer: coarse)").matches;
  let searched = "";
  let searchLater = 0;

  function focusEntry() {
    // On a touch screen a focused field would bring up its keyboard over the basket.
    if (!coarse && !dialog.open) {
      entry.focus({ preventScroll: true });
    }
  }

  function isSecret() {
    return document.getElementById("counter").dataset.secret === "true";
  }

  // There letters are a waybill, a place, a name on the list or a staff code, and no item.
  function asksNoGoods() {
    return ["AT_PARCELS", "AT_ORDERS", "SIGNING_IN", "ASKING_LEAVE"].includes(document.getElementById("counter").dataset.phase);
  }

  function search(text) {
    window.clearTimeout(searchLater);
    if (isSecret() || asksNoGoods()) {
      return;
    }
    searchLater = window.setTimeout(function () {
      const wanted = /\p{L}/u.test(text) ? text : "";
      if (wanted !== searched) {
        searched = wanted;
        htmx.ajax("GET", "/tiles?q=" + encodeURIComponent(wanted), { target: "#finder", swap: "innerHTML" });
      }
    }, 120);
  }

  // Enter takes the first that was found; what nothing was found for is a code, a card or a mistake, and the till says which.
  let wanted = null;
  function tiles() {
    return Array.from(document.querySelectorAll("#finder .tile"));
  }

  function takeFirst(text) {
    const first = tiles()[0];
    takeEntry();
    if (first) {
      first.click();
    } else {
      inOrder(function () { send("/basket/entry", { text: text }); });
    }
  }

  document.addEventListener("submit", function (event) {
    const text = entry.value;
    if (event.target !== form || asksNoGoods() || !/\p{L}/u.test(text)) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (document.querySelector("#finder .finder-inner").dataset.q === text) {
      takeFirst(text);
    } else {
      wanted = text;
      searched = text;
      window.clearTimeout(searchLater);
      htmx.ajax("GET", "/tiles?q=" + encodeURIComponent(text), { target: "#finder", swap: "innerHTML" });
    }
  }, true);

  // Settled, for a tile does nothing before.
  document.body.addEventListener("htmx:afterSettle", function (event) {
    const found = document.querySelector("#finder .finder-inner");
    if (wanted !== null && event.target.id === "finder" && found.dataset.q === wanted) {
      const text = wanted;
      wanted = null;
      takeFirst(text);
    }
  });

  // The arrows go from the field to the tiles, and among them as they lie.
  function walk(key) {
    const all = tiles();
    const at = all.indexOf(document.activeElement);
    if (at < 0) {
      return key === "ArrowDown" && document.activeElement === entry && all.length > 0 ? all[0] : null;
    }
    const row = all.filter(function (tile) { return tile.offsetTop === all[0].offsetTop; }).length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row }[key];
    return at + step < 0 ? entry : all[Math.min(at + step, all.length - 1)];
  }

  document.addEventListener("keydown", function (event) {
    const next = /^Arrow/.test(event.key) && !dialog.open ? walk(event.key) : null;
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  function type(what) {
    entry.value = what === "⌫" ? entry.value.slice(0, -1) : entry.value + what;
    search(entry.value);
  }

  // What is pressed and sent keeps its order, and a key means what it says on the screen that all before it has led to:
  // while something is on its way to the till, keys wait for the screen it brings.
  const turns = [];
  let sending = false;
  let inTurn = false;
  let typedBefore = null;
  let answering = false;

  function inOrder(act) {
    if (inTurn) {
      act();
      return;
    }
    turns.push(act);
    while (!sending && turns.length > 0) {
      inTurn = true;
      try {
        turns.shift()();
      } finally {
        inTurn = false;
      }
    }
  }

  function send(path, values) {
    sending = true;
    // What fails is told by htmx:sendError.
    htmx.ajax("post", path, { source: document.body, values: values }).catch(function () {});
  }

  function takeEntry() {
    const text = entry.value;
    entry.value = "";
    // What is typed from here on is for the screen that comes: a PIN may be faster than the till.
    answering = true;
    search("");
    return text;
  }

  function press(key) {
    // What was typed before a key that has to wait belongs to the key, not to what is typed next.
    const typed = sending ? takeEntry() : null;
    inOrder(function () {
      const button = Array.from(document.querySelectorAll("[data-key]"))
        .find(function (candidate) { return candidate.dataset.key === key && !candidate.disabled; });
      if (button) {
        typedBefore = typed;
        button.click();
        typedBefore = null;
      }
    });
  }

  // A scanner that plays a keyboard: its keys follow each other faster than anybody types, and Enter ends them. Wherever the
  // focus is, and whatever is open, that is a scan; what it left in a field is taken out again.
  const pause = Number(document.body.dataset.wedge);
  let burst = null;
  document.addEventListener("keydown", function (event) {
    const quick = burst !== null && event.timeStamp - burst.last <= pause;
    if (event.key === "Enter" && quick && /\d/.test(burst.text) && /^[\u001d -)+-~]{6,}$/.test(burst.text)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const raw = burst.text;
      burst.field.value = burst.before;
      entry.value = burst.entry;
      search(entry.value);
      burst = null;
      inOrder(function () { send("/basket/scan", { raw: raw }); });
      return;
    }
    // The separator between two parts of a GS1 code comes as Ctrl and its letter.
    const separator = event.ctrlKey && event.key === "]";
    const character = separator ? "\u001d"
      : event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey ? event.key : "";
    if (character !== "") {
      if (!quick) {
        const field = document.activeElement instanceof HTMLInputElement ? document.activeElement : entry;
        burst = { text: "", field: field, before: field.value, entry: entry.value };
      }
      burst.text += character;
      burst.last = event.timeStamp;
    }
  }, true);

  document.addEventListener("keydown", function (event) {
    if (dialog.open) {
      return;
    }
    if (event.key === "Delete" && /^\d*$/.test(entry.value)) {
      // The number before it says which line; in a text being edited the key stays the field's own.
      event.preventDefault();
      press("Delete");
      return;
    }
    // Keys that have no letter of their own do what a button says that names them; else what they always do.
    if (/^(Insert|PageUp|PageDown|End)$/.test(event.key) && document.querySelector("[data-key=" + event.key + "]")
        && !event.target.closest("[tabindex='0']")) {
      event.preventDefault();
      if (!event.repeat) {
        press(event.key);
      }
      return;
    }
    if (event.key === "F5" || /^F([1-9]|1[0-2])$/.test(event.key)) {
      event.preventDefault();
      if (event.repeat) {
        // A key that is held down is one press: nobody pays twice with a heavy hand.
        return;
      }
      if (event.key === "F1") {
        entry.focus();
      } else {
        press(event.key);
      }
      return;
    }
    if (event.key === "Escape") {
      if (entry.value !== "") {
        entry.value = "";
        search("");
      } else {
        press("Escape");
      }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || document.activeElement === entry) {
      return;
    }
    if (event.key === "Enter" && document.activeElement === document.body) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key.length === 1 && event.key !== " ") {
      entry.focus({ preventScroll: true });
    }
  });

  entry.addEventListener("input", function () { search(entry.value); });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) {
      return;
    }
    if (button.dataset.type) {
      type(button.dataset.type);
    }
    if (button.id === "cancel-key") {
      dialog.showModal();
      return;
    }
    if (button.id === "sheet-key") {
      document.body.classList.toggle("sheet-open");
      sheet();
    }
    if (button.id === "cancel-no") {
      dialog.close();
    }
    focusEntry();
  });

  // A press counts with what it saw. Requests wait for each other, and the answer before may replace the very button: so
  // a press is sent by the page itself, which stays, with the values of its moment.
  document.body.addEventListener("htmx:confirm", function (event) {
    const press = event.detail;
    if (press.elt === document.body || press.verb !== "post") {
      return;
    }
    event.preventDefault();
    const values = Object.fromEntries(htmx.values(press.elt, press.verb));
    if ("text" in values) {
      if (typedBefore === null) {
        // What was sent leaves the field at once: the next scan or number must not join it.
        takeEntry();
      } else {
        values.text = typedBefore;
      }
    }
    inOrder(function () { send(press.path, values); });
    if (press.path === "/basket/cancel") {
      dialog.close();
    }
  });

  // Answered or not: what waited has its turn.
  document.body.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.requestConfig.verb === "post") {
      sending = false;
      inOrder(function () {});
    }
  });

  // What did not reach the till is not lost from the field.
  document.body.addEventListener("htmx:sendError", function (event) {
    const text = event.detail.requestConfig.parameters.text;
    if (text && entry.value === "" && !isSecret()) {
      entry.value = text;
    }
  });

  // A dialog that closes gives the focus back without the keyboard; the field takes both.
  dialog.addEventListener("close", function () {
    entry.blur();
    focusEntry();
  });

  // Sounds: a short high one for a good scan, a long low one for a bad one.
  let sounds = null;
  function sound(frequency, seconds) {
    if (!window.AudioContext) {
      return;
    }
    sounds = sounds || new AudioContext();
    const tone = sounds.createOscillator();
    const level = sounds.createGain();
    tone.frequency.value = frequency;
    level.gain.value = 0.06;
    tone.connect(level).connect(sounds.destination);
    tone.start();
    tone.stop(sounds.currentTime + seconds);
  }

  // How long a card or wallet is being waited for: the till says it when it draws, the page counts on.
  let drawn = performance.now();
  document.body.addEventListener("htmx:afterSwap", function () { drawn = performance.now(); });
  window.setInterval(function () {
    const waited = document.getElementById("waited");
    if (waited) {
      const seconds = Number(waited.dataset.waited) + Math.floor((performance.now() - drawn) / 1000);
      waited.textContent = waited.textContent.replace(/\d+/, String(seconds));
    }
  }, 500);

  let good = document.getElementById("counter").dataset.good;
  let bad = document.getElementById("counter").dataset.bad;

  // A redrawn list stays where it was; only a line that is new, or was chosen just now, is brought into view.
  let scrolled = 0;
  let touched = "";
  let count = 0;
  function list() {
    return document.querySelector(".return-lines, .lines, .orders .aside-lines");
  }
  // Whoever goes through the keys with Tab stays on the key they were on.
  let held = null;
  function signature(element) {
    return ["data-key", "hx-post", "name", "value", "class"].map(function (name) { return element.getAttribute(name); }).join("|");
  }
  function remember() {
    const lines = list();
    scrolled = lines ? lines.scrollTop : 0;
    const focused = document.activeElement;
    held = focused && focused.closest("#counter") ? signature(focused) : null;
  }
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target.id === "counter" && event.detail.shouldSwap) {
      event.detail.shouldSwap = isNews(event.detail.serverResponse);
    }
    remember();
  });
  document.body.addEventListener("htmx:afterSwap", function (event) {
    if (event.target.id !== "counter") {
      // The bar above comes with every counter, and is told of by itself.
      return;
    }
    if (held !== null) {
      const again = Array.from(document.querySelectorAll("#counter button, #counter [tabindex]"))
        .find(function (each) { return signature(each) === held && !each.disabled; });
      held = null;
      if (again) {
        again.focus({ preventScroll: true });
      } else {
        focusEntry();
      }
    }
    const lines = list();
    const line = document.getElementById("touched");
    const mark = line ? line.dataset.touched : "";
    if (lines) {
      lines.scrollTop = scrolled;
    }
    if (line && mark !== touched) {
      line.scrollIntoView({ block: "nearest" });
    }
    touched = mark;
  });

  // What has the focus is never behind the sheet.
  document.querySelector(".finder").addEventListener("focusin", function () {
    if (document.body.classList.contains("sheet-open")) {
      document.body.classList.remove("sheet-open");
      sheet();
    }
  });

  // On a phone the basket is a sheet at the bottom: drawn up it shows everything, let down its last line and what pays.
  function sheet() {
    const open = document.body.classList.contains("sheet-open");
    document.getElementById("sheet-key").setAttribute("aria-expanded", String(open));
  }

  function looked() {
    sheet();
    const counter = document.getElementById("counter");
    const kind = isSecret() ? "password" : "text";
    if (entry.type !== kind) {
      if (kind !== "password" || !answering) {
        // What was typed before must not come to light, nor be taken for a secret.
        entry.value = "";
      }
      entry.type = kind;
    }
    answering = answering && sending;
    entry.placeholder = counter.dataset.typed;
    if (counter.dataset.bad !== bad) {
      sound(190, 0.3);
    } else if (counter.dataset.good !== good) {
      sound(940, 0.07);
    }
    good = counter.dataset.good;
    bad = counter.dataset.bad;
    const rows = counter.querySelectorAll(".lines .line");
    if (rows.length > count) {
      rows[rows.length - 1].scrollIntoView({ block: "nearest" });
    }
    count = rows.length;
    tell("spoken", "saying");
    tell("alarm", "warning");
  }

  // A screen reader is told what has changed, once: the counter is drawn anew with every glance at the till.
  function tell(region, what) {
    const source = document.getElementById(what);
    const words = source ? source.cloneNode(true) : document.createElement("p");
    if (phone) {
      words.querySelectorAll(".with-keys").forEach(function (part) { part.remove(); });
    }
    const text = words.textContent.replace(/\s+/g, " ").trim();
    const place = document.getElementById(region);
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }
  document.body.addEventListener("htmx:afterSettle", looked);
  looked();

  // The till draws the counter anew with each change and sends it unasked. What comes later may have been drawn earlier, on
  // another way: a counter is never replaced by an older one. A till that has started again begins to count anew.
  let newest = Number(document.getElementById("counter").dataset.change);
  let drawnLast = "";
  function isNews(html) {
    const change = Number((/data-change="(\d+)"/.exec(html) || [0, newest])[1]);
    // The first one may be what the page came with; drawing it again could take a key away from under a finger.
    const known = drawnLast === "" && change === newest;
    if (change < newest || html === drawnLast || known) {
      drawnLast = known ? html : drawnLast;
      return false;
    }
    newest = change;
    drawnLast = html;
    return true;
  }
  let underway = null;
  document.body.addEventListener("htmx:beforeRequest", function (event) { underway = event.detail; });
  document.body.addEventListener("htmx:afterRequest", function (event) {
    underway = underway === event.detail ? null : underway;
  });
  const news = new EventSource("/counter/events");
  news.addEventListener("counter", function (event) {
    const counter = document.getElementById("counter");
    if (isNews(event.data)) {
      remember();
      htmx.swap(counter, event.data, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 }, { contextElement: counter });
      if (underway && underway.target === counter) {
        // Its answer belongs where the counter is now.
        underway.target = document.getElementById("counter");
      }
    }
  });
  const unreachable = document.getElementById("unreachable");
  // The figures on the tiles age like those in the basket; now and then they are asked for again.
  let figures = Date.now();
  news.addEventListener("counter", function () {
    const up = Array.from(document.querySelectorAll("#finder .tile")).map(function (tile) { return "gtin=" + tile.value; });
    if (up.length > 0 && Date.now() - figures > 8000) {
      figures = Date.now();
      htmx.ajax("GET", "/tiles/stock?" + up.join("&"), { source: document.body, target: "#finder", swap: "none" }).catch(function () {});
    }
  });
  // A line that only reconnects is back in some 3 s; a till that is away is told of, at once when something did not reach it.
  let away = 0;
  function isAway() { unreachable.hidden = false; }
  document.body.addEventListener("htmx:sendError", isAway);
  news.addEventListener("error", function () {
    newest = 0;
    // It fails again at each attempt; the first counts.
    away = away || window.setTimeout(isAway, 5000);
  });
  news.addEventListener("open", function () {
    window.clearTimeout(away);
    away = 0;
    unreachable.hidden = true;
  });
  focusEntry();
})();
