// @ts-check
// The time that is left for an activity, in words, while it is presented: about
// how many minutes, of how many. The words change by the minute; nothing flashes
// and nothing sounds. present.js loads this where a page has activities.
(() => {
	"use strict";
	for (const activity of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-minutes]"))) {
		const minutes = activity.dataset.minutes ?? "";
		const box = document.createElement("div");
		const says = document.createElement("p");
		const press = document.createElement("button");
		let left = +minutes * 60000;
		let since = 0; // when it was started; 0 while it stands still
		let told = -1;
		const tell = () => {
			const n = Math.max(0, Math.ceil((left - (since && Date.now() - since)) / 60000));
			if (n === told) return;
			told = n;
			const number = document.createElement("b");
			number.textContent = String(n);
			const [before, after] = (n > 1 ? "word:present_left" : n ? "word:present_left_one" : "word:present_left_none").replace("{2}", minutes).split("{1}");
			says.replaceChildren(before, ...(after === undefined ? [] : [number, after]));
		};
		const run = () => {
			if (since) left -= Date.now() - since;
			since = since ? 0 : Date.now();
			press.textContent = since ? "word:present_pause" : "word:present_start";
			tell();
		};
		press.type = "button";
		press.textContent = "word:present_start";
		press.onclick = run;
		box.className = "present-timer";
		box.append(says, press);
		activity.append(box);
		tell();
		setInterval(tell, 1000);
	}
})();
