// @ts-check
// The route that somebody takes through a flow: "#via=a.b.c" in the address, the
// ids of the steps passed before this one, the oldest first. On the chart and on
// the page of one's own route it ends with the last step reached. No two choices
// of a step lead to the same step, so the ids say which answers were given.
//
// The fragment never leaves the browser, and nothing is stored. Ids are only
// looked up among the steps that the page lists; a route that is not possible is
// as good as none.
(() => {
	"use strict";

	/** @typedef {{name: string, ways: Map<string, string>, at: HTMLElement}} Step */

	/** @param {string} selector @returns {HTMLElement[]} */
	const all = selector => [...document.querySelectorAll(selector)].map(e => /** @type {HTMLElement} */ (e));

	/** @type {Map<string, Step>} */
	const steps = new Map();
	for (const at of all("[data-ways]")) {
		const { step = "", ways = "", name } = at.dataset;
		steps.set(step, {
			at,
			name: name || (at.querySelector("a, b")?.textContent ?? ""),
			ways: new Map(ways.split("\n").map(line => {
				const [to, ...words] = line.split(" ");
				return [to, words.join(" ")];
			})),
		});
	}
	const here = all("[data-here]")[0]?.dataset.here;
	const fragment = (/** @type {string[]} */ ids) => ids.length ? "#via=" + ids.join(".") : "";

	/** The steps passed before this page. @returns {string[]} */
	const passed = () => {
		const ids = /^#via=([a-z0-9.-]{1,999})$/.exec(location.hash)?.[1].split(".") ?? [];
		const route = here ? [...ids, here] : ids;
		const possible = route.every((id, i) => steps.has(id) && (!i || steps.get(route[i - 1])?.ways.has(id)));
		return possible ? ids : [];
	};

	/** @param {string} tag @param {...(string | Node)} inside */
	const make = (tag, ...inside) => {
		const e = document.createElement(tag);
		e.append(...inside);
		return e;
	};

	/** What was answered at each step of a route; nothing where there was no choice.
	 * @param {string[]} route @param {number} i */
	const answer = (route, i) => steps.get(route[i])?.ways.get(route[i + 1]) ?? "";
	const name = (/** @type {string} */ id) => steps.get(id)?.name ?? "";

	/** Lets links carry the route on. @param {string[]} via @param {string[]} route */
	const carry = (via, route) => {
		for (const a of all("a[data-on]")) a.setAttribute("href", (a.getAttribute("href") ?? "").split("#")[0] + fragment(route));
		const last = route.at(here ? -2 : -1);
		for (const a of all("a[data-back]")) {
			const line = a.parentElement;
			a.hidden = !last;
			if (line?.classList.contains("back")) line.hidden = !last;
			if (last) a.setAttribute("href", last + ".html" + fragment(via.slice(0, -1)));
		}
	};

	/** Your answers so far. @param {HTMLElement} box @param {string[]} via @param {string[]} route */
	const tell = (box, via, route) => {
		box.hidden = !via.length;
		for (const from of all(".from")) from.hidden = !box.hidden;
		box.querySelector("ol")?.replaceChildren(...via.flatMap((id, i) => {
			const said = answer(route, i);
			if (!said) return [];
			const about = make("span", ": " + name(id));
			about.className = "vh";
			const change = make("a", box.dataset.change ?? "", about);
			change.setAttribute("href", id + ".html" + fragment(via.slice(0, i)));
			return [make("li", make("span", name(id), " ", make("b", said)), change)];
		}));
	};

	/** The record: the steps of the route alone, in their order. @param {HTMLElement} list @param {string[]} route */
	const record = (list, route) => {
		for (const blank of all(".blank")) blank.hidden = !!route.length;
		list.replaceChildren(...(route.length ? route : [...steps.keys()]).map((id, i) => {
			const item = /** @type {HTMLElement} */ (steps.get(id)?.at.cloneNode(true));
			const chosen = item.querySelector(`[data-to="${route[i + 1]}"]`);
			chosen?.classList.add("ticked");
			chosen?.querySelector("[hidden]")?.removeAttribute("hidden");
			return item;
		}));
	};

	/** The route on the chart. @param {HTMLElement} box @param {string[]} route */
	const mark = (box, route) => {
		const pairs = route.map((id, i) => id + "." + route[i + 1]);
		box.hidden = !route.length;
		box.querySelector("ol")?.replaceChildren(...route.map((id, i) => make("li", name(id), " ", make("b", answer(route, i)))));
		for (const [id, { at }] of steps) {
			at.classList.toggle("on", route.includes(id));
			for (const way of at.querySelectorAll("[data-to]")) way.classList.toggle("on", pairs.includes(id + "." + way.getAttribute("data-to")));
		}
		for (const line of all("[data-line]")) line.classList.toggle("on", pairs.includes(line.dataset.line ?? ""));
	};

	const [soFar, list, box] = [".so-far", ".record", ".your-route"].map(selector => all(selector)[0]);
	const show = () => {
		const via = passed();
		const route = here ? [...via, here] : via;
		carry(via, route);
		if (soFar) tell(soFar, via, route);
		if (list) record(list, route);
		if (box) mark(box, route);
	};

	const chart = all(".chart")[0];
	const only = all("[data-only]")[0];
	const less = only?.textContent ?? "";
	/** @param {boolean} on */
	const narrow = on => {
		chart.classList.toggle("only", on);
		only.textContent = on ? box.dataset.all ?? "" : less;
	};
	only?.addEventListener("click", () => narrow(!chart.classList.contains("only")));
	all("[data-clear]")[0]?.addEventListener("click", () => {
		history.replaceState(null, "", location.pathname + location.search);
		narrow(false);
		show();
	});
	for (const button of all("[data-print]")) {
		button.hidden = false;
		button.addEventListener("click", () => print());
	}

	show();
	// An answer on the chart changes the fragment to a step's id: the route stays.
	addEventListener("hashchange", () => {
		if (/^(#via=.*)?$/.test(location.hash)) show();
	});
})();
