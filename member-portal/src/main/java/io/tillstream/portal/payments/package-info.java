/**
 * What members pay online: each attempt from the wish to its end, the provider behind a port, and methods kept for the next time.
 * What is paid for is the shop's; no card number ever comes here.
 */
@NullMarked
package io.tillstream.portal.payments;

import org.jspecify.annotations.NullMarked;
