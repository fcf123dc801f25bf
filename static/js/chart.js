// @ts-check
// The route of the guided path, shown on the chart and on the page to print it
// from. Here "#via=a.b.c" ends with the last step reached. See route.js for what it
// holds; nothing is stored here either, and a route that is not possible is as good
// as none.
(() => {
	"use strict";
	/** @param {string} selector @returns {HTMLElement[]} */
	const all = selector => Array.from(document.querySelectorAll(selector));
	const [box, chart, record, only, clear] = [".your-route", ".chart", ".record", "[data-only]", "[data-clear]"].map(s => all(s)[0]);
	const drawn = all(".drawn").length > 0;
	const showAll = only?.textContent ?? "";

	/** Each step by its id: where it stands, and its choices by the ids that they lead to.
	 * @type {Map<string, {at: HTMLElement, name: string, ways: Map<string, string>}>} */
	const steps = new Map(all("[data-ways]").map(at => [at.dataset.step ?? "", {
		at,
		name: at.dataset.name ?? "",
		ways: new Map((at.dataset.ways ?? "").split("\n").map(way => [way.split(" ")[0], way.replace(/^\S+ ?/, "")])),
	}]));

	/** @param {string} tag @param {...(string | Node)} inside */
	const make = (tag, ...inside) => {
		const e = document.createElement(tag);
		e.append(...inside);
		return e;
	};

	/** The record holds the steps of the route alone, in their order, and all of them
	 * without a route. @param {string[]} route */
	const fill = route => {
		for (const blank of all(".blank")) blank.hidden = route.length > 0;
		record.replaceChildren(...(route.length ? route : [...steps.keys()]).map((id, i) => {
			const item = /** @type {HTMLElement} */ (steps.get(id)?.at.cloneNode(true));
			const chosen = item.querySelector(`[data-to="${route[i + 1]}"]`);
			chosen?.classList.add("ticked");
			chosen?.querySelector("[hidden]")?.removeAttribute("hidden");
			return item;
		}));
	};

	/** The chart gets its route marked: boxes, answers and lines. @param {string[]} route */
	const mark = route => {
		const pairs = route.map((id, i) => id + "." + route[i + 1]);
		box.hidden = !route.length;
		box.querySelector("ol")?.replaceChildren(...route.map((id, i) => {
			const step = steps.get(id);
			return make("li", step?.name ?? "", " ", make("b", step?.ways.get(route[i + 1]) ?? ""));
		}));
		for (const [id, { at }] of steps) at.classList.toggle("on", route.includes(id));
		for (const e of all("[data-edge]")) e.classList.toggle("on", pairs.includes(e.dataset.edge ?? ""));
		if (!route.length) narrow(false);
	};

	/** @param {boolean} on */
	const narrow = on => {
		chart.classList.toggle("only", on);
		if (drawn) chart.parentElement?.classList.toggle("drawn", !on);
		only.textContent = on ? box.dataset.all ?? "" : showAll;
	};

	const show = () => {
		const ids = /^#via=([a-z0-9.-]{1,999})$/.exec(location.hash)?.[1].split(".") ?? [];
		const route = ids.every((id, i) => i ? steps.get(ids[i - 1])?.ways.has(id) : steps.has(id)) ? ids : [];
		const via = route.length ? "#via=" + route.join(".") : "";
		for (const a of all("[data-on]")) a.setAttribute("href", (a.getAttribute("href") ?? "").replace(/#.*|$/, via));
		for (const a of all("[data-back]")) {
			a.hidden = !route.length;
			a.setAttribute("href", (route.at(-1) ?? "index") + ".html" + (route.length > 1 ? "#via=" + route.slice(0, -1).join(".") : ""));
		}
		if (record) fill(route);
		if (box) mark(route);
	};

	only?.addEventListener("click", () => narrow(!chart.classList.contains("only")));
	clear?.addEventListener("click", () => {
		history.replaceState(null, "", location.pathname + location.search);
		show();
	});
	for (const button of all("[data-print]")) {
		button.hidden = false;
		button.addEventListener("click", () => print());
	}
	show();
	// An answer on the chart puts a step's id into the fragment: the route stays.
	addEventListener("hashchange", () => {
		if (/^(#via=.*)?$/.test(location.hash)) show();
	});
})();
