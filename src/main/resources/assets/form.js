// Makes the form quicker; without this file everything in it works too.
'use strict';
const find = (id) => document.getElementById(id);

const problems = find('problems');
if (problems) problems.focus();

// What happened: type a word instead of scrolling through the list.
const list = find('hashtag');
const wanted = find('wanted');
find('search').hidden = false;
const fold = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
wanted.addEventListener('input', () => {
  const word = fold(wanted.value);
  const found = find('found');
  found.replaceChildren();
  find('found-none').textContent = '';
  if (word.length < 2) return;
  const hits = [...list.options].filter(
    (option) => option.value && fold(option.text + ' ' + option.dataset.words).includes(word));
  for (const option of hits.slice(0, 6)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'second';
    button.textContent = option.text;
    button.addEventListener('click', () => {
      list.value = option.value;
      wanted.value = '';
      found.replaceChildren();
      list.focus();
    });
    found.append(button);
  }
  if (hits.length === 0) find('found-none').textContent = find('found-none').dataset.none;
});
wanted.addEventListener('keydown', (event) => {
  // Enter would send the form.
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const first = find('found').querySelector('button');
  if (first) first.click();
});

// Kecamatan first, then only its kelurahan.
const place = find('place');
const kecamatan = find('kecamatan');
const branches = [...place.querySelectorAll('optgroup')];
for (const branch of branches) kecamatan.add(new Option(branch.dataset.name));
const chosen = place.selectedOptions[0].parentElement;
if (chosen.dataset.name) kecamatan.value = chosen.dataset.name;
const narrow = () => {
  const wantedBranch = kecamatan.value;
  const before = place.value;
  branches.forEach((branch) => branch.remove());
  place.append(...branches.filter((branch) => branch.dataset.name === wantedBranch));
  place.value = before;
  if (place.selectedIndex < 0) place.value = '';
};
kecamatan.addEventListener('change', narrow);
find('kecamatan-field').hidden = false;
narrow();

// Where the telephone is; at a desk nobody asks.
const here = find('here');
const status = find('here-status');
const lat = find('lat');
const lon = find('lon');
const drop = find('here-drop');
const tell = () => {
  const known = lat.value !== '';
  drop.hidden = !known;
  status.textContent = known ? here.dataset.found : '';
};
if (here && navigator.geolocation && window.isSecureContext) {
  here.hidden = false;
  tell();
  find('here-take').addEventListener('click', () => {
    status.textContent = here.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        lat.value = coords.latitude.toFixed(6);
        lon.value = coords.longitude.toFixed(6);
        tell();
      },
      () => { status.textContent = here.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
  drop.addEventListener('click', () => {
    lat.value = '';
    lon.value = '';
    tell();
    find('here-take').focus();
  });
}

// Photos go over a slow line: the button says that something happens.
const send = find('send');
const label = send.textContent;
find('report').addEventListener('submit', () => {
  send.disabled = true;
  send.textContent = send.dataset.sending;
});
window.addEventListener('pageshow', () => {
  send.disabled = false;
  send.textContent = label;
});
