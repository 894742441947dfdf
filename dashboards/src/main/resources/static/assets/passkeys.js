/* Passkeys: asks this app what to sign, the browser to sign it, and brings the answer back. */
(() => {
  'use strict';

  const csrf = document.querySelector('meta[name=csrf]');

  /* Only under the name that passkeys are bound to, and where the browser knows their JSON. */
  function isPossible(name) {
    const here = window.location.hostname;
    return window.isSecureContext && (here === name || here.endsWith('.' + name))
      && 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in window.PublicKeyCredential;
  }

  async function post(address, body, type) {
    const answer = await fetch(address, { method: 'POST', body, headers: { 'Content-Type': type, [csrf.dataset.header]: csrf.content } });
    if (answer.redirected || !(answer.headers.get('Content-Type') || '').includes('json')) {
      // Signed out meanwhile: the whole page says so.
      window.location.reload();
      return null;
    }
    return answer.json();
  }

  async function go(form) {
    const fields = new URLSearchParams(new FormData(form));
    const options = await post(form.dataset.passkey + '/options', fields, 'application/x-www-form-urlencoded');
    if (options === null || options.refused) return options;
    const key = 'new' in form.dataset
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    const label = fields.has('label') ? '?label=' + encodeURIComponent(fields.get('label')) : '';
    return post(form.dataset.passkey + label, JSON.stringify(key.toJSON()), 'application/json');
  }

  /* Where they are not possible, their buttons are no part of the page. */
  for (const part of document.querySelectorAll('template[data-bound-to]')) {
    if (!isPossible(part.dataset.boundTo)) {
      for (const hint of document.querySelectorAll('[data-passkey-impossible]')) hint.hidden = false;
      continue;
    }
    const form = part.content.querySelector('form');
    part.replaceWith(part.content);
    const refused = form.querySelector('[data-refused]');
    const button = form.querySelector('button');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      refused.hidden = true;
      button.disabled = true;
      try {
        const answer = await go(form);
        if (answer !== null && answer.refused) {
          refused.textContent = answer.refused;
          refused.hidden = false;
        } else if (answer !== null) {
          const there = new URL(answer.to, window.location.href);
          const same = there.pathname === window.location.pathname && there.search === window.location.search;
          window.location.assign(there);
          if (same) window.location.reload();
        }
      } catch (failure) {
        // The browser does not say why, lest pages learn which keys there are: closed, too late, or none.
        refused.textContent = refused.dataset.gone;
        refused.hidden = false;
      }
      button.disabled = false;
    });
  }
})();
