/**
 * Receipts of other tills, for goods that come back: asked of the ledgers over the log, and read from it. No rule about
 * returns belongs here.
 */
@NullMarked
package io.tillstream.gateway.receipt;

import org.jspecify.annotations.NullMarked;
