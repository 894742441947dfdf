/** What every request meets at the door: the admin token, and how a refusal is told. No rule about facts or devices. */
@NullMarked
package io.tillstream.gateway.door;

import org.jspecify.annotations.NullMarked;
