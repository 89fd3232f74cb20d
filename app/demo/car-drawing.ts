/** A car drawn from the side: own work, so that the demo's stock has pictures. */
export interface CarDrawing {
  readonly body: 'hatchback' | 'estate' | 'suv' | 'van';
  /** CSS. */
  readonly paint: string;
  /** The sky behind it, CSS. */
  readonly sky: string;
}

const roofs: { readonly [body in CarDrawing['body']]: string } = {
  hatchback: 'M150 330 L240 250 Q262 232 300 230 L470 230 Q500 230 522 248 L600 322',
  estate: 'M140 330 L225 248 Q248 230 290 228 L540 228 Q570 228 586 246 L628 322',
  suv: 'M140 318 L222 218 Q242 196 286 196 L530 196 Q566 196 586 216 L636 314',
  van: 'M120 318 L176 196 Q186 176 214 176 L600 176 Q634 176 640 206 L656 314',
};

/** As an SVG of 640 × 480. */
export function drawCar({ body, paint, sky }: CarDrawing): string {
  const roof = roofs[body];
  const high = body === 'suv' || body === 'van';
  const sill = high ? 452 : 446;
  const wheel = high ? 58 : 52;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 800 600">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="#f4f6f8"/></linearGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#aeb6bf"/><stop offset="1" stop-color="#8b949e"/></linearGradient>
    <linearGradient id="shine" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffffff" stop-opacity="0.35"/><stop offset="0.5" stop-color="#ffffff" stop-opacity="0"/><stop offset="1" stop-color="#000000" stop-opacity="0.25"/></linearGradient>
  </defs>
  <rect width="800" height="430" fill="url(#sky)"/>
  <rect x="40" y="120" width="720" height="310" fill="#dfe5ea"/>
  <rect x="40" y="120" width="720" height="34" fill="#1f5fbf"/>
  ${[0, 1, 2, 3].map((i) => `<rect x="${70 + i * 170}" y="180" width="140" height="240" fill="#c8d6e2"/>`).join('')}
  <rect y="430" width="800" height="170" fill="url(#floor)"/>
  <ellipse cx="400" cy="${sill + 46}" rx="330" ry="20" fill="#000000" opacity="0.28"/>
  <path d="${roof} L700 346 Q726 352 730 384 L732 ${sill - 12} Q732 ${sill} 714 ${sill} L96 ${sill} Q76 ${sill} 74 ${sill - 20} L72 372 Q72 344 104 338 Z" fill="${paint}"/>
  <path d="${roof} L700 346 Q726 352 730 384 L732 ${sill - 12} Q732 ${sill} 714 ${sill} L96 ${sill} Q76 ${sill} 74 ${sill - 20} L72 372 Q72 344 104 338 Z" fill="url(#shine)"/>
  <path d="${roof} L590 322 L170 322 Z" fill="#23303d" transform="translate(8 10) scale(0.975 0.97)"/>
  <path d="M384 ${high ? 206 : 238} L384 326" stroke="${paint}" stroke-width="14"/>
  <path d="M384 330 L384 ${sill - 10} M250 340 L262 ${sill - 10} M560 340 L552 ${sill - 10}" stroke="#000000" stroke-opacity="0.25" stroke-width="3" fill="none"/>
  <rect x="404" y="352" width="34" height="8" rx="4" fill="#000000" fill-opacity="0.35"/>
  <path d="M700 356 Q726 360 728 382 L690 374 Z" fill="#fff3c4"/>
  <rect x="72" y="360" width="22" height="30" rx="6" fill="#b3261e"/>
  ${[206, 606]
    .map(
      (x) =>
        `<circle cx="${x}" cy="${sill}" r="${wheel}" fill="#171b20"/><circle cx="${x}" cy="${sill}" r="${wheel - 20}" fill="#cfd5db"/><circle cx="${x}" cy="${sill}" r="10" fill="#6d7681"/>`,
    )
    .join('')}
</svg>`;
}
