/** The wallets: orders, payers' codes, codes on the wall. */
@NullMarked
package io.tillstream.paymentsimulator.wallet;

import org.jspecify.annotations.NullMarked;
