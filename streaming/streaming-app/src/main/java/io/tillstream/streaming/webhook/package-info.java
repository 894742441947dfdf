/**
 * Tells those outside what happens (docs/reference/webhooks.md). What may be asked instead is in {@code query}; nothing here
 * writes to a ledger.
 */
@NullMarked
package io.tillstream.streaming.webhook;

import org.jspecify.annotations.NullMarked;
