/**
 * Phones that sell with this till: its TLS door, who may come in by it, and what their cameras see. A request from the
 * machine itself, by the plain door, needs none of this.
 */
@NullMarked
package io.tillstream.till.phone;

import org.jspecify.annotations.NullMarked;
