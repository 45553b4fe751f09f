/**
 * Pictures of the demo's products, drawn here: nothing is fetched, and a page that may load from its own site only can show
 * them. Each is a `data:` address of an SVG, 96 by 96.
 */

const svg = (ground: string, shapes: string): string => `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="${ground}"/>${shapes}</svg>`).toString("base64")}`;

const phone = (body: string, screen: string): string => svg(
  "#eef1f4",
  `<rect x="31" y="14" width="34" height="68" rx="7" fill="${body}"/><rect x="34" y="19" width="28" height="56" rx="3" fill="${screen}"/><path d="M34 60l12-14 9 9 7-8v25a3 3 0 0 1-3 3H37a3 3 0 0 1-3-3z" fill="#fff" opacity=".28"/><circle cx="54" cy="30" r="4" fill="#fff" opacity=".6"/><rect x="43" y="77.500" width="10" height="1.800" rx=".9" fill="#fff" opacity=".7"/>`,
);

const drill = '<path d="M18 30h34a10 10 0 0 1 10 10v4H22a4 4 0 0 1-4-4z" fill="#e2632b"/><rect x="62" y="34" width="10" height="8" rx="2" fill="#4a525c"/><path d="M72 36.500h12L86 38l-2 1.500H72z" fill="#8b95a1"/><path d="M27 44h15l-4 24H25z" fill="#3a4149"/><path d="M42 46h6l-3 8h-4z" fill="#e2632b"/>';
const pack = (x: number, y: number): string => `<rect x="${x}" y="${y}" width="24" height="13" rx="3" fill="#252a30"/><rect x="${x + 4}" y="${y + 4}" width="16" height="2.500" rx="1.200" fill="#e2632b"/>`;

/** By the product's handle. What is not here has no picture, as in many a shop. */
export const PICTURES: Readonly<Record<string, string>> = {
  "fjord-one": phone("#2b3440", "#3f6f8f"),
  "rebar-drill": svg("#f4f0ea", drill),
  "rebar-battery": svg("#f4f0ea", '<rect x="26" y="30" width="44" height="40" rx="6" fill="#252a30"/><rect x="34" y="22" width="28" height="12" rx="3" fill="#4a525c"/><rect x="26" y="46" width="44" height="8" fill="#e2632b"/><path d="M50 40l-8 12h6l-2 10 8-12h-6z" fill="#fff"/>'),
  "rebar-drill-kit": svg("#f4f0ea", `<g transform="translate(2 -8)">${drill}</g>${pack(22, 68)}${pack(50, 68)}`),
  "rebar-grinder": svg("#f4f0ea", '<rect x="14" y="40" width="46" height="16" rx="8" fill="#e2632b"/><rect x="14" y="40" width="20" height="16" rx="8" fill="#3a4149"/><rect x="56" y="36" width="12" height="22" rx="4" fill="#4a525c"/><circle cx="70" cy="66" r="17" fill="#aeb6bf"/><circle cx="70" cy="66" r="5" fill="#4a525c"/><path d="M51 62a20 20 0 0 1 38 0z" fill="#3a4149"/>'),
  "rebar-laser": svg("#f4f0ea", '<path d="M8 48h80M48 8v80" stroke="#3fbf6a" stroke-width="2.500"/><rect x="34" y="32" width="28" height="34" rx="6" fill="#3a4149"/><rect x="34" y="56" width="28" height="10" rx="4" fill="#e2632b"/><circle cx="48" cy="46" r="8" fill="#1d2227"/><circle cx="48" cy="46" r="3.500" fill="#3fbf6a"/>'),
  "pulseview-3": svg("#eaf3f4", '<rect x="22" y="30" width="52" height="20" rx="9" fill="#f7fafb" stroke="#b9c7cc"/><rect x="22" y="52" width="52" height="16" rx="8" fill="#2f8f9d"/><rect x="42" y="34" width="24" height="12" rx="2" fill="#123238"/><path d="M44 40h5l2-4 3 8 2-4h8" fill="none" stroke="#63e0b0" stroke-width="1.600" stroke-linejoin="round"/>'),
  "barista-uno": svg("#f3eeea", '<rect x="24" y="18" width="46" height="16" rx="4" fill="#25282c"/><rect x="24" y="30" width="15" height="44" fill="#33373c"/><rect x="22" y="70" width="52" height="9" rx="3" fill="#25282c"/><rect x="46" y="34" width="14" height="7" rx="2" fill="#8b95a1"/><path d="M44 56h18v6a7 7 0 0 1-7 7h-4a7 7 0 0 1-7-7z" fill="#fff" stroke="#c9bfb6"/><path d="M62 58h3a3 3 0 0 1 0 6h-3" fill="none" stroke="#c9bfb6" stroke-width="1.500"/><path d="M53 42v11" stroke="#6b4226" stroke-width="2.500"/><circle cx="62" cy="26" r="2.500" fill="#63e0b0"/>'),
  "fjord-case": svg("#eef1f4", '<rect x="30" y="13" width="36" height="70" rx="9" fill="#596472"/><rect x="34" y="18" width="15" height="15" rx="5" fill="#39424d"/><circle cx="41.500" cy="25.500" r="4" fill="#eef1f4"/>'),
};
