// What an engine tells a screen reader of elements: its own roles, not those that can be
// worked out from the page's source.

import { open, openChromium } from './engines.js';
import { withMarionette } from './marionette.js';

/**
 * @typedef {{ display: string, roles: string[] }} Told  the roles, and how the first is displayed
 * @typedef {(address: string, selector: string) => Promise<Told>} Ask
 */

/**
 * Opens an engine on pages of a phone's width, as narrow as it can be, and asks it.
 * @param {import('./engines.js').Engine} engine @param {string} base  address of the site's root
 * @param {(ask: Ask) => Promise<void>} use
 */
export async function asking(engine, base, use) {
  if (engine === 'firefox') await withMarionette((send) => use(firefoxAsk(send, base)));
  else if (engine === 'chromium') await askChromium(base, use);
  else await askWebKit(base, use);
}

/** @param {string} selector */
const displayed = (selector) => {
  const first = document.querySelector(selector);
  return first ? getComputedStyle(first).display : '';
};

/** @param {string} base @param {(ask: Ask) => Promise<void>} use */
async function askWebKit(base, use) {
  const { page, close } = await open('webkit', base, { width: 320 });
  const driver = /** @type {import('./webdriver.js').WebDriver} */ (page.driver);
  try {
    await use(async (address, selector) => {
      await page.goto(address);
      return { display: await page.evaluate(displayed, selector), roles: await driver.roles(selector) };
    });
  } finally {
    await close();
  }
}

/** @param {string} base @param {(ask: Ask) => Promise<void>} use */
async function askChromium(base, use) {
  const { page, close } = await openChromium(base, { width: 320 });
  const devtools = await page.raw.context().newCDPSession(page.raw);
  try {
    await use(async (address, selector) => {
      await page.goto(address);
      const { root } = await devtools.send('DOM.getDocument');
      const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
      const roles = [];
      for (const nodeId of nodeIds) {
        const { nodes } = await devtools.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
        roles.push(String(nodes[0].role?.value));
      }
      return { display: await page.evaluate(displayed, selector), roles };
    });
  } finally {
    await devtools.detach();
    await close();
  }
}

/**
 * Firefox's window is never narrower than 500 px.
 * @param {(command: string, parameters: object) => Promise<any>} send @param {string} base @returns {Ask}
 */
function firefoxAsk(send, base) {
  const ready = send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } }).then(() =>
    send('WebDriver:SetWindowRect', { width: 320, height: 800 }),
  );
  return async (address, selector) => {
    await ready;
    await send('WebDriver:Navigate', { url: base + address });
    const roles = [];
    for (const element of await send('WebDriver:FindElements', { using: 'css selector', value: selector })) {
      const { value } = await send('WebDriver:GetComputedRole', { id: Object.values(element)[0] });
      roles.push(String(value));
    }
    const script = `return (${displayed})(arguments[0])`;
    const { value } = await send('WebDriver:ExecuteScript', { script, args: [selector] });
    return { display: value, roles };
  };
}
