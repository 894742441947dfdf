/** A card terminal that speaks the nexo-like JSON of docs/reference/payment-hosts.md over a length-framed socket. */
@NullMarked
package io.tillstream.payments.terminal;

import org.jspecify.annotations.NullMarked;
