/** Signs outside ASCII, and how they are spelled in ASCII or LaTeX. */

/** The letters and signs of superscripts, in pairs of code point and ASCII; below, of subscripts. */
const HIGH: usize = memory.data<u16>([
  0xb9, 0x31, 0xb2, 0x32, 0xb3, 0x33, 0x2070, 0x30, 0x2071, 0x69, 0x2074, 0x34, 0x2075, 0x35,
  0x2076, 0x36, 0x2077, 0x37, 0x2078, 0x38, 0x2079, 0x39, 0x207a, 0x2b, 0x207b, 0x2d, 0x207d, 0x28,
  0x207e, 0x29, 0x207f, 0x6e, 0x1d43, 0x61, 0x1d47, 0x62, 0x1d48, 0x64, 0x1d4f, 0x6b, 0x1d50, 0x6d,
  0x1d56, 0x70, 0x1d57, 0x74, 0x02e3, 0x78, 0x02b8, 0x79,
]);
const HIGH_SIGNS: u32 = 25;
const LOW: usize = memory.data<u16>([
  0x208a, 0x2b, 0x208b, 0x2d, 0x2090, 0x61, 0x2091, 0x65, 0x2092, 0x6f, 0x2093, 0x78, 0x2095, 0x68,
  0x2096, 0x6b, 0x2097, 0x6c, 0x2098, 0x6d, 0x2099, 0x6e, 0x209a, 0x70, 0x209b, 0x73, 0x209c, 0x74,
  0x1d62, 0x69, 0x2c7c, 0x6a,
]);
const LOW_SIGNS: u32 = 16;

/** The ASCII sign of a superscript; of a subscript the same with the high bit; 0 for others. */
export function scriptOf(c: u32): u32 {
  if (c - 0x2080 < 10) return 0x80 | (c - 0x2080 + 0x30);
  for (let i: u32 = 0; i < HIGH_SIGNS; i++) {
    if (load<u16>(HIGH + (i << 2)) == c) return load<u16>(HIGH + (i << 2), 2);
  }
  for (let i: u32 = 0; i < LOW_SIGNS; i++) {
    if (load<u16>(LOW + (i << 2)) == c) return 0x80 | load<u16>(LOW + (i << 2), 2);
  }
  return 0;
}

/** The ASCII sign that means the same; 1 for a sign without width; 0 for any other. */
export function asciiOf(c: u32): u32 {
  // full width
  if (c - 0xff01 < 0x5e) return c - 0xfee0;
  // digits: Arabic, Persian, Devanagari, and the bold and double ones of mathematics
  if (c - 0x660 < 10) return c - 0x660 + 0x30;
  if (c - 0x6f0 < 10) return c - 0x6f0 + 0x30;
  if (c - 0x966 < 10) return c - 0x966 + 0x30;
  if (c - 0x1d7ce < 50) return ((c - 0x1d7ce) % 10) + 0x30;
  // letters in italics
  if (c - 0x1d434 < 26) return c - 0x1d434 + 0x41;
  if (c - 0x1d44e < 26) return c - 0x1d44e + 0x61;
  switch (c) {
    case 0x200c:
    case 0x200d:
    case 0x2060:
    case 0x2061:
    case 0x2062:
    case 0xfeff:
      return 1;
    case 0x3000:
      return 0x20;
    case 0x210e:
      return 0x68;
    case 0x2019:
    case 0x02b9:
      return 0x27;
    case 0x2223:
      return 0x7c;
    case 0x2236:
      return 0x3a;
    case 0x3001:
    case 0x066b:
      return 0x2c;
    case 0x3002:
      return 0x2e;
  }
  return 0;
}

/** The command for a sign, or "". */
export function signOf(c: u32): string {
  if (c - 0x3b1 < 25) return smallGreek(c);
  switch (c) {
    case 0x393:
      return "\\Gamma";
    case 0x394:
    case 0x2206:
      return "\\Delta";
    case 0x398:
      return "\\Theta";
    case 0x39b:
      return "\\Lambda";
    case 0x39e:
      return "\\Xi";
    case 0x3a0:
      return "\\Pi";
    case 0x3a3:
      return "\\Sigma";
    case 0x3a6:
      return "\\Phi";
    case 0x3a8:
      return "\\Psi";
    case 0x3a9:
      return "\\Omega";
    case 0x3d5:
      return "\\phi";
    case 0x3d1:
      return "\\vartheta";
    case 0x3f5:
      return "\\epsilon";
    case 0x210f:
      return "\\hbar";
    case 0x2113:
      return "\\ell";
    case 0x211d:
      return "\\mathbb{R}";
    case 0x2124:
      return "\\mathbb{Z}";
    case 0x2115:
      return "\\mathbb{N}";
    case 0x211a:
      return "\\mathbb{Q}";
    case 0x2102:
      return "\\mathbb{C}";
    case 0x221b:
      return " sqrt[3]";
    case 0x221c:
      return " sqrt[4]";
    case 0x2227:
      return "\\land";
    case 0x2228:
      return "\\lor";
    case 0x2266:
      return "\\le";
    case 0x2267:
      return "\\ge";
    case 0x2245:
      return "\\cong";
    case 0x2243:
      return "\\simeq";
    case 0x223c:
      return "\\sim";
    case 0x2261:
      return "\\equiv";
    case 0x21d2:
      return "\\Rightarrow";
    case 0x21d4:
      return "\\iff";
    case 0x2220:
      return "\\angle";
    case 0x25b3:
      return "\\triangle";
    case 0x2211:
      return "\\sum";
    case 0x220f:
      return "\\prod";
    case 0x222b:
      return "\\int";
    case 0x2218:
      return "\\circ";
    case 0x2022:
    case 0x2219:
      return "\\cdot";
    case 0x2033:
      return "''";
    case 0x27e8:
    case 0x2329:
    case 0x3008:
      return "\\langle";
    case 0x27e9:
    case 0x232a:
    case 0x3009:
      return "\\rangle";
    case 0xa2:
      return " cents";
  }
  return "";
}

/** α to ω; pi has a token of its own, and omicron is no command of LaTeX. */
function smallGreek(c: u32): string {
  switch (c) {
    case 0x3b1:
      return "\\alpha";
    case 0x3b2:
      return "\\beta";
    case 0x3b3:
      return "\\gamma";
    case 0x3b4:
      return "\\delta";
    case 0x3b5:
      return "\\varepsilon";
    case 0x3b6:
      return "\\zeta";
    case 0x3b7:
      return "\\eta";
    case 0x3b8:
      return "\\theta";
    case 0x3b9:
      return "\\iota";
    case 0x3ba:
      return "\\kappa";
    case 0x3bb:
      return "\\lambda";
    case 0x3bc:
      return "\\mu";
    case 0x3bd:
      return "\\nu";
    case 0x3be:
      return "\\xi";
    case 0x3c1:
      return "\\rho";
    case 0x3c2:
      return "\\varsigma";
    case 0x3c3:
      return "\\sigma";
    case 0x3c4:
      return "\\tau";
    case 0x3c5:
      return "\\upsilon";
    case 0x3c6:
      return "\\varphi";
    case 0x3c7:
      return "\\chi";
    case 0x3c8:
      return "\\psi";
    case 0x3c9:
      return "\\omega";
  }
  return "";
}
