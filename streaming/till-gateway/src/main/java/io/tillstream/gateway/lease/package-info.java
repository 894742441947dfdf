/** Leases: a till's part of something limited, asked of the ledgers and given back. No rule about amounts belongs here. */
@NullMarked
package io.tillstream.gateway.lease;

import org.jspecify.annotations.NullMarked;
