/** An aggregator of wallets that speaks the JSON of docs/reference/payment-hosts.md over HTTP. */
@NullMarked
package io.tillstream.payments.wallet;

import org.jspecify.annotations.NullMarked;
