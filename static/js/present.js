// @ts-check
// The way in to present mode: shows the button that leads there, and loads the
// stylesheet and the scripts of the mode itself once the address asks for it. A
// page that nobody presents carries only this.
//
// The part "present" or "present=3" of the address's fragment asks for it. It
// stands beside what other scripts keep there: "#via=a.b&present=3".
(() => {
	"use strict";
	/** @type {HTMLElement | null} */
	const way = document.querySelector(".present-way");
	const { src: from, defer } = /** @type {HTMLScriptElement} */ (document.currentScript);
	let asked = false;
	/** @param {HTMLLinkElement | HTMLScriptElement} e */
	const load = e => document.head.append(e);
	/** @param {string} address */
	const run = address => load(Object.assign(document.createElement("script"), { src: new URL(address, from), async: false }));
	const look = () => {
		if (asked || !/[#&]present\b/.test(location.hash)) return;
		asked = true;
		load(Object.assign(document.createElement("link"), {
			rel: "stylesheet",
			href: new URL("asset:css/present.css", from),
			onload: () => {
				if (document.querySelector("[data-minutes]")) run("asset:js/timer.js");
				run("asset:js/projector.js");
			},
		}));
	};
	const ask = () => {
		if (!/[#&]present\b/.test(location.hash)) location.hash += (location.hash && "&") + "present";
	};
	if (way) {
		way.hidden = false;
		way.onclick = ask;
	}
	addEventListener("hashchange", look);
	// Another script loads this one late because the page is to be presented.
	if (!defer) ask();
	look();
})();
