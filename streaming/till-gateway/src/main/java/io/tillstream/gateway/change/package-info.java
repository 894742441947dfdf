/** The way out: what a till of one store must know, kept in memory from the log and handed out by cursor. */
@NullMarked
package io.tillstream.gateway.change;

import org.jspecify.annotations.NullMarked;
