// @ts-check
// The answers so far, on a step of a guided path. The route is in the address:
// "#via=a.b.c", the ids of the steps passed before this one, the oldest first. No
// two choices of a step lead to the same step, so the ids say what was answered.
//
// The fragment never leaves the browser, and nothing is stored. Ids are only
// looked up among the steps that the page lists; a route that is not possible is
// as good as none. (chart.js reads the same fragment.)
(() => {
	"use strict";
	/** @param {string} selector @returns {HTMLElement[]} */
	const all = selector => Array.from(document.querySelectorAll(selector));
	/** @param {string} tag @param {...(string | Node | null)} inside */
	const make = (tag, ...inside) => {
		const e = document.createElement(tag);
		e.append(...inside.map(i => i ?? ""));
		return e;
	};
	/** @param {HTMLElement} a @param {string} page @param {string[]} ids */
	const lead = (a, page, ids) => a.setAttribute("href", page + (ids[0] ? "#via=" + ids.join(".") : ""));

	const here = all("[data-here]")[0].dataset.here ?? "";
	const box = all(".so-far")[0];
	const back = all(".back a")[0];

	const show = () => {
		const ids = /[#&]via=([^&]{1,999})/.exec(location.hash)?.[1].split(".") ?? [];
		const rungs = ids.map(id => all("[data-ways]").find(e => e.dataset.step === id));
		// Each choice as the list of steps has it: the id that it leads to, and its words.
		const ways = rungs.map((e, i) => e?.dataset.ways?.split("\n").find(way => way.split(" ")[0] === (ids[i + 1] ?? here)));
		const via = ways.includes(undefined) ? [] : ids;
		for (const a of all("[data-on]")) lead(a, (a.getAttribute("href") ?? "").split("#")[0], [...via, here]);
		if (!box) return;
		box.querySelector("ol")?.replaceChildren(...via.flatMap((id, i) => {
			const name = rungs[i]?.querySelector("a,b")?.textContent ?? "";
			const about = make("span", ": " + name);
			about.className = "vh";
			const change = make("a", box.dataset.change ?? "", about);
			lead(change, id + ".html", via.slice(0, i));
			lead(back, id + ".html", via.slice(0, i));
			const said = ways[i]?.split(" ").slice(1).join(" ");
			return said ? make("li", make("span", name, " ", make("b", said)), change) : [];
		}));
		for (const e of all(".back,.from")) e.hidden = e.matches(".from") === via.length > 0;
		box.hidden = !box.querySelector("li");
	};
	show();
	addEventListener("hashchange", show);
})();
