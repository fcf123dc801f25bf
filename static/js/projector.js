// @ts-check
// Present mode: the page on a wall, one part at a time. present.js loads this.
//
// Parts are found by one rule. The column that holds the page's h1 is split before
// each h2, each section or list item that holds one, and each [data-slide]; what
// stands before the first is the first part. A part that is not shown, such as the
// answers of a quiz before they are asked for, is left out until it is.
//
// Parts that are not on the wall stay in the page for screen readers; the
// stylesheet only takes them out of sight. Where the room is, is the part
// "present=3" of the address's fragment. Nothing is stored.
((main, h1) => {
	"use strict";
	/** @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement[]} */
	const all = (selector, inside = document) => Array.from(inside.querySelectorAll(selector));
	const list = document.documentElement.classList;
	const column = (h1.closest(".title") ?? h1).parentElement ?? main;
	const onward = "[rel=next],[data-next]";
	const before = "[rel=prev],.back a";
	const place = document.createElement("p");
	const coming = document.createElement("p");
	let now = 0;

	const items = () => all(":scope > *", column).flatMap(e => all(":scope > li > h2", e)[0] ? all(":scope > li", e) : e);
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
	/** @param {Node} e */
	const partOf = e => parts().findIndex(part => part.some(p => p.contains(e)));
	const heading = (part = parts()[now]) => part.flatMap(e => e.matches("h1,h2") ? e : all("h1,h2", e))[0];
	/** The words of an element, without its drawn signs. @param {Element} e */
	const text = e => {
		const copy = /** @type {Element} */ (e.cloneNode(true));
		for (const sign of all("[aria-hidden]", copy)) sign.remove();
		return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
	};
	/** A link of the page that leads on or back, though it may not be on the wall.
	 * @param {string} selector */
	const link = selector => /** @type {HTMLAnchorElement | undefined} */ (all(selector, column).find(a => !a.closest("[hidden]")));
	/** The button that shows what the part asks about. */
	const submit = () => parts()[now].flatMap(e => all("[type=submit]", e)).find(seen);
	const below = () => main.scrollHeight - main.clientHeight - main.scrollTop > 4;

	/** The fragment, with present mode's own part changed. @param {string} hash @param {string} [own] */
	const fragment = (hash, own) => "#" + [...hash.split(/[#&]/).filter(part => !/^present\b/.test(part)), own].filter(Boolean).join("&");
	/** Goes to another page and presents it. @param {HTMLAnchorElement} a */
	const follow = a => {
		location.href = a.href.split("#")[0] + fragment(a.hash, "present");
	};
	/** @param {string} words @param {() => void} press @param {Element} into */
	const button = (words, press, into) => {
		const b = document.createElement("button");
		b.type = "button";
		b.textContent = words;
		b.onclick = press;
		into.append(b);
		return b;
	};

	/** Brings the words around the part up to date. */
	const tell = () => {
		const found = parts();
		const after = found[now + 1];
		const on = link(onward);
		const form = submit();
		const title = after ? text(heading(after)) : on?.rel && text(all("b", on)[0] ?? on);
		place.textContent = found.length < 2 ? "" : "word:present_where".replace("{1}", String(now + 1)).replace("{2}", String(found.length));
		back.hidden = !now && !link(before);
		next.hidden = !form && !after && !on && !below();
		next.textContent = below() ? "word:present_more" : form ? text(form) : after || on?.rel || !on ? "word:present_on" : text(on);
		coming.textContent = form || !title ? "" : "word:present_next".replace("{1}", title);
	};
	/** Makes the type smaller where a part would not fit, down to what can still be
	 * read from the back of a room. */
	const fit = () => {
		for (const size of ["1", ".93", ".86", ".8"]) {
			document.documentElement.style.setProperty("--fit", size);
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
			heading()?.setAttribute("tabindex", "-1");
			heading()?.focus();
			main.scrollTop = 0;
		}
		fit();
		history.replaceState(null, "", fragment(location.hash.replace(/[#&][^=&]+(?=&|$)/g, ""), "present=" + (now + 1)));
	};

	const goOn = () => {
		const on = link(onward);
		if (below()) main.scrollBy(0, main.clientHeight * .8);
		else if (submit()) submit()?.click();
		else if (parts()[now + 1]) show(now + 1);
		else if (on) follow(on);
	};
	const goBack = () => {
		const to = link(before);
		if (main.scrollTop > 4) main.scrollBy(0, -main.clientHeight * .8);
		else if (now) show(now - 1);
		else if (to) follow(to);
	};
	const blank = () => list.toggle("blank");
	const on = () => list.contains("present");
	const exit = () => {
		list.remove("present", "bare", "blank");
		for (const e of items()) e.classList.remove("present-off");
		heading()?.scrollIntoView();
		history.replaceState(null, "", location.pathname + location.search + fragment(location.hash).replace(/^#$/, ""));
	};
	const look = () => {
		const hash = location.hash.split(/[#&]/);
		const asked = hash.find(part => /^present\b/.test(part));
		if (!asked) return on() && exit();
		list.add("present", "bare");
		const target = hash.map(part => part && document.getElementById(part)).find(Boolean);
		show(target ? partOf(target) : +asked.slice(8) - 1);
	};

	const tools = document.createElement("div");
	const foot = document.createElement("nav");
	tools.className = "present-bar";
	foot.className = "present-foot";
	foot.setAttribute("aria-label", "word:present_label");
	all(".bar .wrap")[0]?.append(tools);
	tools.append(place);
	button("word:present_blank", blank, tools);
	button("word:present_exit", exit, tools);
	const back = button("word:present_back", goBack, foot);
	foot.append(coming);
	const next = button("word:present_on", goOn, foot);
	document.body.append(foot);

	/** @type {Record<string, () => void>} */
	const keys = {
		ArrowRight: goOn, PageDown: goOn, ArrowLeft: goBack, PageUp: goBack, b: blank, B: blank, ".": blank, Escape: exit,
		Home: () => show(0), End: () => show(Infinity),
	};
	addEventListener("keydown", event => {
		const act = keys[event.key];
		// Fields keep their keys, but radio buttons have no use for a clicker's.
		if (!on() || !act || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement && !/^P|^Es/.test(event.key)) return;
		event.preventDefault();
		if (list.contains("blank")) blank();
		else act();
	});
	addEventListener("click", event => {
		if (!on()) return;
		if (list.contains("blank") && event.target instanceof Element && !event.target.closest(".present-bar")) return blank();
		setTimeout(() => on() && fit()); // other scripts may show or hide something
		const a = event.target instanceof Element && event.target.closest("a");
		if (!a || event.defaultPrevented || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey) return;
		const inPage = a.href.split("#")[0] === location.href.split("#")[0];
		if (!inPage && (a.origin !== location.origin || !/\.html$/.test(a.pathname))) return;
		event.preventDefault();
		if (!inPage) return follow(a);
		const target = document.getElementById(a.hash.slice(1)) ?? main;
		if (partOf(target) >= 0) show(partOf(target));
		target.scrollIntoView();
		target.focus();
	});
	column.addEventListener("focusin", event => {
		const at = partOf(/** @type {Node} */ (event.target));
		if (on() && at >= 0 && at !== now) show(at, true);
	});
	main.addEventListener("scroll", () => on() && tell());
	addEventListener("resize", () => on() && fit());
	addEventListener("hashchange", look);
	look();
})(...["main", "main h1"].map(selector => /** @type {HTMLElement} */ (document.querySelector(selector))));
