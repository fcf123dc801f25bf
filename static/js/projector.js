// @ts-check
// Present mode: the page on a wall, one part at a time. present.js loads this.
//
// Parts are found by one rule. The column that holds the page's h1 is split before
// each h2, each section or step of a guide that holds one, and each [data-slide];
// what stands before the first is the first part. A part that is not shown, such as the
// answers of a quiz before they are asked for, is left out until it is.
//
// Parts that are not on the wall stay in the page for screen readers; the
// stylesheet only takes them out of sight. Where the room is, is the part
// "present=3" of the address's fragment. Nothing is stored.
(() => {
	"use strict";
	/** @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement[]} */
	const all = (selector, inside = document) => Array.from(inside.querySelectorAll(selector));
	const root = document.documentElement;
	const list = root.classList;
	const main = all("main")[0];
	const h1 = all("h1", main)[0];
	const column = (h1.closest(".title") ?? h1).parentElement ?? main;
	let now = 0;

	const items = () => all(":scope > :not(.steps), :scope > .steps > li", column);
	/** @param {Element} e */
	const seen = e => e.getClientRects().length > 0;
	const parts = () => {
		/** @type {HTMLElement[][]} */
		const found = [[]];
		for (const e of items()) {
			if (e.matches("h2:not(.vh),[data-slide]") || e.matches("section,li") && all("h2:not(.vh)", e)[0]) found.push([]);
			found[found.length - 1].push(e);
		}
		return found.filter(part => part.some(seen));
	};
	/** @param {Node | null | undefined} e */
	const partOf = e => parts().findIndex(part => part.some(p => e && p.contains(e)));
	/** @param {HTMLElement[]} part */
	const heading = part => part.flatMap(e => e.matches("h1,h2") ? e : all("h1,h2", e))[0];
	/** The words of an element, without its drawn signs. @param {Element} e */
	const text = e => [...e.childNodes].map(n => n.nodeName === "I" ? "" : n.textContent).join("");
	/** A link of the page that leads on or back, though it may not be on the wall.
	 * @param {string} selector */
	const link = selector => /** @type {HTMLAnchorElement | undefined} */ (all(selector, column).find(a => !a.closest("[hidden]")));
	const below = () => main.scrollHeight - main.clientHeight - main.scrollTop > 4;

	/** The fragment, with present mode's own part changed. @param {string} hash @param {string} [own] */
	const fragment = (hash, own) => "#" + [...hash.split(/[#&]/).filter(part => !/^present\b/.test(part)), own].filter(Boolean).join("&");
	/** Goes to another page and presents it. @param {HTMLAnchorElement} a */
	const follow = a => {
		location.href = a.href.split("#")[0] + fragment(a.hash, "present");
	};

	/** What comes next: the words of the button, what it does, and what comes then.
	 * @returns {[string?, (() => void)?, string?]} */
	const coming = () => {
		if (below()) return ["word:present_more", () => main.scrollBy(0, main.clientHeight * .8)];
		const form = parts()[now].flatMap(e => all("[type=submit]", e)).find(seen);
		if (form) return [text(form), () => form.click()];
		const after = parts()[now + 1];
		if (after) return ["word:present_on", () => show(now + 1), text(heading(after))];
		const a = link("[rel=next],[data-next]");
		if (!a) return [];
		return a.rel ? ["word:present_on", () => follow(a), text(all("b", a)[0])] : [text(a), () => follow(a)];
	};
	const goOn = () => coming()[1]?.();
	const goBack = () => {
		const a = link("[rel=prev],.back a");
		if (main.scrollTop > 4) main.scrollBy(0, -main.clientHeight * .8);
		else if (now) show(now - 1);
		else if (a) follow(a);
	};
	/** Brings the words around the part up to date. */
	const tell = () => {
		const [words, act, title] = coming();
		const n = parts().length;
		place.textContent = n < 2 ? "" : "word:present_where".replace("{1}", String(now + 1)).replace("{2}", String(n));
		back.hidden = !now && !link("[rel=prev],.back a");
		next.hidden = !act;
		next.textContent = words ?? "";
		then.textContent = title ? "word:present_next".replace("{1}", title) : "";
	};
	/** Makes the type smaller where a part would not fit, down to what can still be
	 * read from the back of a room. */
	const fit = () => {
		if (!on()) return;
		for (const size of ["1", ".93", ".86", ".8"]) {
			root.style.setProperty("--fit", size);
			if (!below()) break;
		}
		tell();
	};
	/** @param {number} n @param {boolean} [stay] keeps the focus where it is */
	const show = (n, stay) => {
		now = Math.max(0, Math.min(n, parts().length - 1));
		const part = parts()[now];
		for (const e of items()) e.classList.toggle("present-off", !part.includes(e));
		if (!stay) {
			heading(part).tabIndex = -1;
			heading(part).focus();
			main.scrollTop = 0;
		}
		fit();
		history.replaceState(null, "", fragment(location.hash, "present=" + (now + 1)));
	};

	const blank = () => list.toggle("blank");
	const on = () => list.contains("present");
	const exit = () => {
		list.remove("present", "bare", "blank");
		for (const e of items()) e.classList.remove("present-off");
		heading(parts()[now]).scrollIntoView();
		history.replaceState(null, "", location.pathname + location.search + fragment(location.hash).replace(/^#$/, ""));
	};
	const look = () => {
		const ids = location.hash.split(/[#&]/);
		const asked = ids.find(part => /^present\b/.test(part));
		if (!asked) return on() && exit();
		list.add("present", "bare");
		show(asked[7] ? +asked.slice(8) - 1 : partOf(ids.map(id => document.getElementById(id)).find(Boolean)));
	};

	/** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Partial<HTMLElementTagNameMap[K]>} its @param {Element} into */
	const make = (tag, its, into) => into.appendChild(Object.assign(document.createElement(tag), its));
	/** @param {string} textContent @param {() => void} onclick @param {Element} into */
	const button = (textContent, onclick, into) => make("button", { type: "button", textContent, onclick }, into);
	const tools = make("div", { className: "present-bar" }, all(".bar .wrap")[0]);
	const foot = make("nav", { className: "present-foot" }, document.body);
	foot.setAttribute("aria-label", "word:present_label");
	const place = make("p", {}, tools);
	button("word:present_blank", blank, tools);
	button("word:present_exit", exit, tools);
	const back = button("word:present_back", goBack, foot);
	const then = make("p", {}, foot);
	const next = button("", goOn, foot);

	/** @param {KeyboardEvent | MouseEvent} event */
	const plain = event => on() && !event.defaultPrevented && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.metaKey;
	/** @type {Record<string, () => void>} */
	const keys = {
		ArrowRight: goOn, PageDown: goOn, ArrowLeft: goBack, PageUp: goBack, b: blank, B: blank, ".": blank, Escape: exit,
		Home: () => show(0), End: () => show(Infinity),
	};
	addEventListener("keydown", event => {
		const act = keys[event.key];
		// Fields keep their keys, but radio buttons have no use for a clicker's.
		if (!act || !plain(event) || event.target instanceof HTMLInputElement && !/^P|^Es/.test(event.key)) return;
		event.preventDefault();
		if (list.contains("blank")) blank();
		else act();
	});
	addEventListener("click", event => {
		const e = /** @type {Element} */ (event.target);
		if (list.contains("blank") && !e.closest("button")) blank();
		setTimeout(fit); // other scripts may show or hide something
		const a = e.closest("a");
		const [page, id] = a?.href.split("#") ?? [];
		const here = page === location.href.split("#")[0];
		if (!a || !plain(event) || !here && (a.origin !== location.origin || !/l$/.test(a.pathname))) return;
		event.preventDefault();
		if (!here) return follow(a);
		const target = document.getElementById(id) ?? main;
		if (partOf(target) >= 0) show(partOf(target));
		target.scrollIntoView();
		target.focus();
	});
	column.addEventListener("focusin", event => {
		const at = partOf(/** @type {Node} */ (event.target));
		if (on() && at >= 0 && at !== now) show(at, true);
	});
	main.addEventListener("scroll", tell);
	addEventListener("resize", fit);
	addEventListener("hashchange", look);
	look();
})();
