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
	const here = all("[data-here]")[0].dataset.here ?? "";
	const box = all(".so-far")[0];

	/** Each step by its id: its name, and its choices by the ids that they lead to.
	 * @type {Map<string, {name: string | null | undefined, ways: Map<string, string>}>} */
	const steps = new Map(all("[data-ways]").map(e => [e.dataset.step ?? "", {
		name: e.querySelector("a,b")?.textContent,
		ways: new Map((e.dataset.ways ?? "").split("\n").map(way => [way.split(" ")[0], way.replace(/^\S+ ?/, "")])),
	}]));

	/** @param {string[]} ids */
	const fragment = ids => ids.length ? "#via=" + ids.join(".") : "";
	/** @param {string} tag @param {...(string | Node | null | undefined)} inside */
	const make = (tag, ...inside) => {
		const e = document.createElement(tag);
		e.append(...inside.map(i => i ?? ""));
		return e;
	};

	const show = () => {
		const ids = /^#via=([a-z0-9.-]{1,999})$/.exec(location.hash)?.[1].split(".") ?? [];
		const via = ids.every((id, i) => steps.get(id)?.ways.has(ids[i + 1] ?? here)) ? ids : [];
		for (const a of all("[data-on]")) a.setAttribute("href", (a.getAttribute("href") ?? "").replace(/#.*|$/, fragment([...via, here])));
		if (!box) return;
		const links = via.map((id, i) => {
			const a = make("a", box.dataset.change);
			a.setAttribute("href", id + ".html" + fragment(via.slice(0, i)));
			return a;
		});
		box.querySelector("ol")?.replaceChildren(...via.flatMap((id, i) => {
			const step = steps.get(id);
			const said = step?.ways.get(via[i + 1] ?? here);
			if (!said) return [];
			const about = make("span", ": ", step?.name);
			about.className = "vh";
			links[i].append(about);
			return make("li", make("span", step?.name, " ", make("b", said)), links[i]);
		}));
		for (const e of all(".so-far,.back,.from")) e.hidden = e.matches(".from") === via.length > 0;
		const back = links.at(-1)?.getAttribute("href");
		if (back) all(".back a")[0]?.setAttribute("href", back);
	};
	show();
	addEventListener("hashchange", show);
})();
