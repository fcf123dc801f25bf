// room: how many of what for a room of N people. The table below says it all;
// this shows one of its rows in words, and where there is little room that row alone.
(() => {
  'use strict';
  const form = document.querySelector('.room');
  const field = document.getElementById('people');
  const says = document.getElementById('room-says');
  const range = document.getElementById('room-range');
  if (!(form instanceof HTMLElement) || !(field instanceof HTMLInputElement) || !says || !range) return;
  form.hidden = false;
  document.querySelector('.rooms')?.classList.add('asked');
  field.addEventListener('input', () => {
    let found = false;
    for (const row of document.querySelectorAll('[data-people]')) {
      const here = row.getAttribute('data-people') === field.value;
      row.classList.toggle('now', here);
      if (!here) continue;
      found = true;
      const cells = [...row.children].map((cell) => cell.textContent || '');
      says.textContent = (says.dataset.says || '').replace(/\{(\d)\}/g, (_, n) => cells[n - 1] || '');
    }
    if (!found) says.textContent = '';
  });
  // Until there is a row to show, its place says which numbers have one. Whoever listens
  // hears that once the number is whole: on the way to 25 stands a 2.
  field.addEventListener('change', () => {
    if (field.value && !says.textContent) says.textContent = range.textContent;
  });
})();
