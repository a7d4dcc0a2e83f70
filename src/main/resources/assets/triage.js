// Decides on what waits without loading the page: a suggestion is sent ten seconds after it was chosen, until then
// it can be taken back. Without this script the same buttons send their forms.
'use strict';
(() => {
  const WAIT = 10_000;
  const said = document.getElementById('said');
  const rows = () => [...document.querySelectorAll('.waiting tbody tr:not(.leaving):not(.gone)')];
  const pending = [];
  let here = null;

  function say(key, decision) {
    said.hidden = false;
    said.textContent = said.dataset[key].replace('{ticket}', decision.ticket).replace('{what}', decision.what);
  }

  function goTo(row) {
    if (here) here.classList.remove('here');
    here = row || null;
    if (!here) return;
    here.classList.add('here');
    (here.querySelector('.suggested button') || here.querySelector('a')).focus({ preventScroll: true });
    here.scrollIntoView({ block: 'nearest' });
  }

  function next(step) {
    const all = rows();
    const at = all.indexOf(here);
    goTo(at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))] || here);
  }

  function choose(form, button) {
    const row = form.closest('tr');
    if (row.classList.contains('leaving')) return;
    const after = rows()[rows().indexOf(row) + 1] || rows()[rows().indexOf(row) - 1];
    const decision = {
      row, ticket: form.dataset.ticket, what: button.textContent.trim(), to: form.action,
      body: new URLSearchParams(new FormData(form)),
    };
    decision.body.set(button.name, button.value);
    decision.timer = setTimeout(() => send(decision), WAIT);
    pending.push(decision);
    row.classList.add('leaving');
    say('sending', decision);
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.className = 'second small';
    undo.textContent = said.dataset.undo;
    undo.addEventListener('click', () => takeBack(decision));
    said.append(' ', undo);
    goTo(after);
  }

  function takeBack(decision) {
    const at = pending.indexOf(decision);
    if (at < 0) return;
    pending.splice(at, 1);
    clearTimeout(decision.timer);
    decision.row.classList.remove('leaving');
    say('undone', decision);
    goTo(decision.row);
  }

  async function send(decision, leaving) {
    const at = pending.indexOf(decision);
    if (at < 0) return;
    pending.splice(at, 1);
    clearTimeout(decision.timer);
    let done = false;
    try {
      const answer = await fetch(decision.to, { method: 'POST', body: decision.body, keepalive: true });
      done = answer.ok && new URL(answer.url).searchParams.get('diteruskan') === decision.ticket;
    } catch (e) {
      done = false;
    }
    if (leaving) return;
    if (done) {
      decision.row.classList.add('gone');
    } else {
      decision.row.classList.remove('leaving');
    }
    say(done ? 'sent' : 'failed', decision);
  }

  document.addEventListener('submit', (event) => {
    if (event.target.matches('.suggested') && event.submitter) {
      event.preventDefault();
      choose(event.target, event.submitter);
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches('input, select, textarea')) return;
    if (event.key === 'j') next(1);
    else if (event.key === 'k') next(-1);
    else if (event.key === 'z' && pending.length) takeBack(pending[pending.length - 1]);
    else if (/^[1-3]$/.test(event.key)) {
      if (!here) next(1);
      const button = here && here.querySelectorAll('.suggested button')[event.key - 1];
      if (button) choose(button.form, button);
    } else return;
    event.preventDefault();
  });

  // Whoever leaves the page has decided.
  window.addEventListener('pagehide', () => [...pending].forEach((decision) => send(decision, true)));
  document.querySelectorAll('.keys').forEach((keys) => { keys.hidden = false; });
})();
