/* What makes pages live: changes are told by the server, parts renew themselves, tables become charts. */
(() => {
  'use strict';
  document.documentElement.classList.add('scripted');

  // Forms sent by htmx carry the page's CSRF token like any other.
  document.addEventListener('htmx:configRequest', (event) => {
    const csrf = document.querySelector('meta[name="csrf"]');
    if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
  });

  for (const form of document.querySelectorAll('[data-auto-submit]')) {
    form.addEventListener('change', () => form.requestSubmit());
  }

  /* Live parts. Never under somebody's hands: an open menu waits, and so does a list somebody walks through. */
  const SHORTEST_PAUSE = 100;
  const LONGEST_PAUSE = 2000;
  /* So many times as long as a renewal took: the slower head office answers, the less it is asked. */
  const REST = 4;
  const renewals = new Map();
  const waiting = new Map();

  function isBusy(part) {
    const focus = document.activeElement;
    return part.querySelector('details[open], [name="chosen"]:checked') || (part.hasAttribute('data-keys') && ((focus && part.contains(focus)) || sheet()));
  }

  function renew(id) {
    const part = document.getElementById(id);
    if (!part) return;
    const pause = restOf(renewals.get(id));
    if (pause > 0 || isBusy(part)) {
      clearTimeout(waiting.get(id));
      waiting.set(id, setTimeout(() => { waiting.delete(id); renew(id); }, Math.max(pause, SHORTEST_PAUSE)));
      return;
    }
    renewals.set(id, { askedAt: Date.now() });
    window.htmx.trigger(part, 'renew');
  }

  /* Milliseconds until a part may be asked for again; an answer that never comes is waited for no longer than the longest pause. */
  function restOf(last) {
    if (!last) return 0;
    if (!last.answeredAt) return last.askedAt + LONGEST_PAUSE - Date.now();
    const rest = Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, REST * (last.answeredAt - last.askedAt)));
    return last.answeredAt + rest - Date.now();
  }

  document.addEventListener('htmx:afterRequest', (event) => {
    const id = event.detail.target && event.detail.target.id;
    const last = renewals.get(id);
    if (!last || last.answeredAt) return;
    last.answeredAt = Date.now();
    if (waiting.has(id)) renew(id);
  });

  /* What was asked for before somebody took the part in hand comes too late, and is asked for again. */
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { target, requestConfig } = event.detail;
    const why = requestConfig && requestConfig.triggeringEvent;
    if (why && why.type === 'renew' && isBusy(target)) {
      event.detail.shouldSwap = false;
      renew(target.id);
    }
  });

  function listen() {
    if (!document.querySelector('[data-live]')) return;
    const light = document.querySelector('[data-connection]');
    const say = (state, text) => {
      if (!light) return;
      light.classList.toggle('on', state);
      light.classList.toggle('lost', !state);
      light.textContent = text;
    };
    const changes = new EventSource('/live');
    let lost = false;
    changes.onopen = () => {
      if (light) say(true, light.dataset.liveText);
      // What changed while nobody was listening is asked for once.
      if (lost) document.querySelectorAll('[data-live]').forEach((part) => renew(part.id));
      lost = false;
    };
    changes.onerror = () => { lost = true; if (light) say(false, light.dataset.lostText); };
    for (const subject of ['sales', 'receipts', 'reorder', 'orders', 'campaigns', 'fleet', 'losses']) {
      changes.addEventListener(subject, () => {
        document.querySelectorAll(`[data-live~="${subject}"]`).forEach((part) => renew(part.id));
      });
    }
    window.addEventListener('pagehide', () => changes.close());
  }

  /* Rows that were not there a moment ago are lit up shortly. */
  let known = new Set([...document.querySelectorAll('tr[data-id]')].map((row) => row.dataset.id));
  function lightNewRows() {
    const rows = [...document.querySelectorAll('tr[data-id]')];
    for (const row of rows) if (!known.has(row.dataset.id)) row.classList.add('fresh');
    known = new Set(rows.map((row) => row.dataset.id));
  }

  /* Charts: drawn from the table that says the same; one button swaps the two. */
  const charts = [];
  let asTable = false;

  function css(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

  function draw() {
    charts.splice(0).forEach((chart) => chart.destroy());
    for (const box of document.querySelectorAll('[data-chart-for]')) {
      const table = document.getElementById(box.dataset.chartFor);
      const card = box.closest('section');
      const toggle = card.querySelector('[data-chart-toggle]');
      const readout = card.querySelector('[data-readout]');
      toggle.hidden = false;
      toggle.textContent = asTable ? toggle.dataset.chart : toggle.dataset.table;
      toggle.onclick = () => { asTable = !asTable; draw(); card.querySelector('[data-chart-toggle]').focus(); };
      box.hidden = asTable; table.hidden = !asTable;
      if (readout) readout.hidden = asTable;
      // A picture that the server drew needs no drawing.
      if (!asTable && !box.hasAttribute('data-drawn')) charts.push(hoursChart(box, table, readout));
    }
  }

  function hoursChart(box, table, readout) {
    const rows = [...table.tBodies[0].rows];
    const symbol = table.dataset.symbol;
    const labels = rows.map((row) => row.cells[0].textContent.trim());
    const data = [
      rows.map((_, index) => index),
      rows.map((row) => (row.dataset.ahead === 'true' && Number(row.dataset.now) === 0 ? null : Number(row.dataset.now))),
      rows.map((row) => Number(row.dataset.then)),
    ];
    const soft = css('--soft');
    const font = '12px ' + getComputedStyle(document.body).fontFamily;
    const axis = { stroke: soft, font, ticks: { show: false }, grid: { stroke: '#eceff1', width: 1 } };
    const chart = new window.uPlot({
      width: box.clientWidth, height: box.clientHeight,
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: { x: { time: false, range: [-0.6, rows.length - 0.4] }, y: { range: (_, low, high) => [Math.min(0, low || 0), (high || 1) * 1.08] } },
      axes: [
        { ...axis, grid: { show: false }, splits: () => data[0], size: 26, gap: 4,
          values: (_, splits) => splits.map((at) => (box.clientWidth < 560 && at % 2 ? '' : labels[at].slice(0, 2))) },
        // As wide as its longest amount: NT$100,000 does not fit where £100 does.
        { ...axis, size: (_, amounts) => (amounts ? Math.max(...amounts.map((amount) => amount.length)) * 7.5 + 10 : 58), gap: 4, values: (_, splits) => splits.map((at) => symbol + at.toLocaleString('en')) },
      ],
      series: [
        {},
        { fill: css('--accent'), stroke: css('--accent'), width: 0, points: { show: false }, paths: window.uPlot.paths.bars({ size: [0.62, 44], radius: 0.08 }) },
        { stroke: css('--then'), width: 3, points: { show: false }, paths: steps },
      ],
      hooks: {
        setCursor: [(plot) => {
          const row = rows[plot.cursor.idx];
          const cells = row && plot.cursor.left >= 0 ? [...row.cells].map((cell) => cell.textContent.trim()) : null;
          const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
          readout.textContent = cells ? `${cells[0]} · ${heads[2]} ${cells[2] || '–'} (${cells[1] || 0}) · ${heads[3]} ${cells[3]}` : '';
        }],
      },
    }, data, box);
    chart.over.addEventListener('click', () => {
      const row = rows[chart.cursor.idx];
      if (row) window.location.href = row.dataset.href;
    });
    return chart;
  }

  /* Last week as a short level stroke over each hour: it is a mark to compare with, not a course. */
  function steps(plot, series, from, to) {
    const path = new Path2D();
    const width = plot.valToPos(1, 'x', true) - plot.valToPos(0, 'x', true);
    for (let at = from; at <= to; at++) {
      const value = plot.data[series][at];
      if (value === null || value === 0) continue;
      const x = plot.valToPos(at, 'x', true), y = plot.valToPos(value, 'y', true);
      path.moveTo(x - width * 0.38, y);
      path.lineTo(x + width * 0.38, y);
    }
    return { stroke: path };
  }

  /* How long is left counts down by itself, from what the server said when it wrote the page; once nothing is left, it is asked again. */
  const ends = new WeakMap();
  function countDown() {
    for (const part of document.querySelectorAll('[data-left]')) {
      if (!ends.has(part)) ends.set(part, Date.now() + Number(part.dataset.left) * 1000);
      const left = Math.ceil((ends.get(part) - Date.now()) / 60000);
      const words = left <= 0 ? part.dataset.over : left >= 1440 ? part.dataset.days : left >= 60 ? part.dataset.hours : part.dataset.minutes;
      const [large, small] = left >= 1440 ? [Math.floor(left / 1440), Math.floor((left % 1440) / 60)] : left >= 60 ? [Math.floor(left / 60), left % 60] : [left, 0];
      const text = words.replace('{0}', large).replace('{1}', small);
      if (part.textContent !== text) part.textContent = text;
      part.hidden = false;
      part.classList.toggle('soon', left < 60);
      const live = left <= 0 && !part.dataset.asked && part.closest('[data-live]');
      if (live) { part.dataset.asked = 'true'; renew(live.id); }
    }
  }
  setInterval(countDown, 1000);

  let resizing;
  window.addEventListener('resize', () => { clearTimeout(resizing); resizing = setTimeout(draw, 120); });

  /* The focus stays where it was when the part around it is renewed. */
  let held = null;
  document.addEventListener('htmx:beforeSwap', (event) => {
    const focus = document.activeElement;
    if (!focus || !event.detail.target.contains(focus)) { held = null; return; }
    const rows = [...document.querySelectorAll('[data-row]')];
    held = { href: focus.getAttribute('href'), row: rows.indexOf(focus.closest('[data-row]')) };
  });
  document.addEventListener('htmx:afterSwap', () => {
    lightNewRows();
    draw();
    countDown();
    const rows = [...document.querySelectorAll('[data-row]')];
    if (held && held.href) {
      const link = [...document.querySelectorAll('main a')].find((each) => each.getAttribute('href') === held.href);
      if (link) link.focus({ preventScroll: true });
    } else if (held && held.row >= 0 && rows.length) {
      rows[Math.min(held.row, rows.length - 1)].focus({ preventScroll: true });
    }
    held = null;
  });

  /* Keys: J and K walk a list; the other letters are those of the row's or the page's own controls; ? shows them; Escape closes. */
  const OF_THE_ROW = ['a', 'd', 'e', 'i', 's', 'x'];
  const OF_THE_PAGE = ['o', 'z'];

  function closeMenus(list) {
    list.querySelectorAll('details[open]').forEach((menu) => { menu.open = false; menu.querySelector('summary').focus(); });
  }

  function press(control) {
    if (!control) return false;
    control.click();
    const menu = control.matches('summary') && control.parentElement;
    const first = menu && menu.open && menu.querySelector('input:not([type=hidden]), button');
    if (first) { first.focus(); if (first.select) first.select(); }
    return true;
  }

  document.addEventListener('keydown', (event) => {
    const list = document.querySelector('[data-keys]');
    if (!list || sheet() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { closeMenus(list); return; }
    if (event.target.closest('input:not([type=checkbox]), select, textarea')) return;
    const rows = [...list.querySelectorAll('[data-row]')];
    const at = rows.indexOf(document.activeElement && document.activeElement.closest('[data-row]'));
    const key = event.key.toLowerCase();
    let done = false;
    if (key === 'enter' && event.target.matches('[data-row]')) {
      done = press(event.target.querySelector('[data-key="i"]'));
    } else if (key === 'j' || key === 'k') {
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))];
      if (next) { next.focus(); done = true; }
    } else if (OF_THE_ROW.includes(key) && at >= 0) {
      done = press(rows[at].querySelector(`[data-key="${key}"]`));
    } else if (OF_THE_PAGE.includes(key)) {
      done = press(list.querySelector(`[data-key="${key}"]`));
    } else if (key === '?') {
      done = press(list.querySelector('[data-help] summary'));
    }
    if (done) event.preventDefault();
  });

  /* What another quantity would lose, as the server has counted it: at a whole step, or between two. */
  function showLoss(form) {
    const said = form.querySelector('[data-loss]');
    const steps = [...form.querySelectorAll('[data-amount]')];
    if (!said || !steps.length) return;
    const count = Number(form.elements.quantity.value);
    const amount = count * (form.elements.in.value === 'PACKS' ? Number(form.dataset.pack) : 1);
    const below = steps.findLastIndex((step) => Number(step.dataset.amount) <= amount);
    const columns = form.querySelectorAll('[data-column]');
    const reached = below >= 0 && Number(steps[below].dataset.amount) === amount;
    steps.forEach((step, index) => {
      // Between two steps none of them is what is typed.
      step.classList.toggle('now', reached && index === below);
      if (columns[index]) columns[index].classList.toggle('now', index === below);
    });
    const known = count >= 1 && below >= 0;
    const exact = known && reached;
    const next = steps[below + 1];
    said.textContent = !known ? '' : exact ? said.dataset.at.replace('{0}', steps[below].dataset.money)
      : next ? said.dataset.between.replace('{0}', next.dataset.money).replace('{1}', steps[below].dataset.money)
        : said.dataset.below.replace('{0}', steps[below].dataset.money);
  }
  for (const change of ['input', 'change']) {
    document.addEventListener(change, (event) => {
      const form = event.target.closest('[data-edit]');
      if (!form) return;
      const slide = form.querySelector('[data-slide]');
      if (slide && event.target === slide) form.elements.quantity.value = slide.value;
      else if (slide) slide.value = form.elements.quantity.value;
      showLoss(form);
    });
  }

  function showSlides() {
    for (const slide of document.querySelectorAll('[data-slide]')) {
      slide.hidden = false;
      showLoss(slide.form);
    }
  }

  /* A line looked at closely: a sheet over the list. Closed, the list has the focus where it was; Escape closes by itself. */
  let lookedAt = -1;

  function sheet() { return document.querySelector('dialog[data-sheet][open]'); }

  document.addEventListener('htmx:afterSwap', (event) => {
    const target = event.detail.target;
    const dialog = target.closest('dialog[data-sheet]');
    const by = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (dialog) {
      lookedAt = [...document.querySelectorAll('[data-row]')].indexOf(by && by.closest('[data-row]'));
      if (!dialog.open) dialog.showModal();
      dialog.scrollTop = 0;
      dialog.querySelector('h1').focus();
      showSlides();
    } else if (sheet() && by && by.dataset.close) {
      sheet().close();
    }
  });
  for (const dialog of document.querySelectorAll('dialog[data-sheet]')) {
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', () => {
      dialog.firstElementChild.replaceChildren();
      const rows = [...document.querySelectorAll('[data-row]')];
      // The browser gives the focus back at once and tells of it later: a key may have moved it on meanwhile.
      if (rows.includes(document.activeElement)) return;
      if (lookedAt >= 0 && rows.length) rows[Math.min(lookedAt, rows.length - 1)].focus({ preventScroll: true });
    });
  }
  document.addEventListener('toggle', (event) => {
    const form = event.target.open && event.target.querySelector('[data-edit]');
    if (form) showLoss(form);
  }, true);

  /* A scanner types digits and Enter: each scan counts one more of its line, or takes a free place. Enter books nothing by itself. */
  for (const form of document.querySelectorAll('[data-scan]')) {
    const field = form.querySelector('[data-scanned]');
    const said = form.querySelector('[data-scan-said]');
    form.querySelector('[data-scanner]').hidden = false;
    field.focus();
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const digits = field.value.replace(/\D/g, '').padStart(14, '0');
      field.value = '';
      if (!/[1-9]/.test(digits)) return;
      const lines = [...form.querySelectorAll('[data-line]')];
      const free = (line) => !line.dataset.gtin && !line.querySelector('[name="gtin"]').value;
      const line = lines.find((each) => each.dataset.gtin === digits) || lines.find(free);
      if (!line) { said.textContent = said.dataset.unknown.replace('{0}', digits); return; }
      const named = !free(line) && line.querySelector('legend').firstElementChild.nextElementSibling.textContent;
      if (free(line)) { line.dataset.gtin = digits; line.querySelector('[name="gtin"]').value = digits; }
      const count = line.querySelector('[name="count"]');
      count.value = Number(count.value || 0) + 1;
      line.classList.add('now');
      lines.filter((each) => each !== line).forEach((each) => each.classList.remove('now'));
      line.scrollIntoView({ block: 'nearest' });
      said.textContent = said.dataset.counted.replace('{0}', named && line.querySelector('[name="gtin"]').type === 'hidden' ? named : digits).replace('{1}', count.value);
    });
  }

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  /* What is ticked is told beside the button that accepts it. */
  document.addEventListener('change', (event) => {
    if (event.target.name !== 'chosen' || !event.target.form || event.target.form.id !== 'chosen') return;
    const form = event.target.form;
    const count = document.querySelectorAll('[name="chosen"]:checked').length;
    const words = form.querySelector('[data-count]');
    form.classList.toggle('some', count > 0);
    words.textContent = words.dataset.some.replace('{0}', count);
  });

  document.addEventListener('click', (event) => {
    document.querySelectorAll('details.menu[open]').forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  /* What stands beside the list on a desk stands above it on a phone, closed. */
  document.querySelectorAll('[data-open-wide]').forEach((part) => { part.open = window.matchMedia('(min-width: 821px)').matches; });

  /* How many stores are chosen stands above what is done with them. */
  for (const form of document.querySelectorAll('[data-choosing]')) {
    const all = form.querySelector('[data-choose-all]');
    const boxes = [...form.querySelectorAll('[name="chosen"]')];
    const words = form.querySelector('[data-chosen]');
    if (!all || !words) continue;
    const count = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      words.textContent = chosen ? `${words.dataset.some} ${chosen}` : words.dataset.none;
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
      form.querySelector('button.strong').disabled = chosen === 0;
    };
    all.addEventListener('change', () => { boxes.forEach((box) => { box.checked = all.checked; }); count(); });
    boxes.forEach((box) => box.addEventListener('change', count));
    count();
  }

  /* In the builder, only the fields of what is chosen are shown; without scripts all are. */
  function showChosen(form) {
    for (const part of form.querySelectorAll('[data-of]')) {
      const field = form.elements[part.dataset.of];
      part.hidden = !part.dataset.for.split(' ').includes(field ? field.value : '');
    }
  }
  for (const form of document.querySelectorAll('[data-build]')) {
    form.addEventListener('change', (event) => {
      showChosen(form);
      // What was wrong with a field is said on the right as long as it is.
      const part = event.target.closest('.part');
      if (part) part.querySelectorAll('.wrong').forEach((word) => { word.hidden = true; });
    });
    showChosen(form);
  }

  draw();
  showSlides();
  countDown();
  listen();
})();
