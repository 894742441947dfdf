/** A receipt document as ESC/POS bytes, and such bytes read back as paper: lines, codes, cuts, drawer pulses, a picture. */
@NullMarked
package io.tillstream.receipt;

import org.jspecify.annotations.NullMarked;
