// @ts-check
// The way in to present mode: shows the button that leads there, and loads the
// stylesheet and the script of the mode itself (projector.js, and timer.js for activities) once the address
// asks for it. A page that nobody presents carries only this.
//
// The part "present" or "present=3" of the address's fragment asks for it. It
// stands beside what other scripts keep there: "#via=a.b&present=3".
(() => {
	"use strict";
	/** @type {HTMLElement | null} */
	const way = document.querySelector(".present-way");
	if (!way) return;
	let asked = false;
	const look = () => {
		if (asked || !/[#&]present\b/.test(location.hash)) return;
		asked = true;
		const style = document.createElement("link");
		style.rel = "stylesheet";
		style.href = way.dataset.styleUrl ?? "";
		style.onload = () => {
			for (const url of [way.dataset.timerUrl, way.dataset.scriptUrl]) {
				if (!url) continue;
				const script = document.createElement("script");
				script.src = url;
				script.async = false;
				document.head.append(script);
			}
		};
		document.head.append(style);
	};
	way.hidden = false;
	way.onclick = () => {
		location.hash = (location.hash.includes("=") ? location.hash + "&" : "") + "present";
	};
	addEventListener("hashchange", look);
	look();
})();
