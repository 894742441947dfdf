/**
 * The promotion engine: which promotions a basket gets, to the cent and by an exact method. What belongs here is pure and
 * follows the definitions of ADR 0016; who pays and what the receipt looks like does not.
 */
@NullMarked
package io.tillstream.checkout.promotion;

import org.jspecify.annotations.NullMarked;
