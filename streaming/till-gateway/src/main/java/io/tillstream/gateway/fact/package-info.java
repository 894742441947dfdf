/** The way in: a till's journal records are checked, cleaned of card numbers and appended to the log. */
@NullMarked
package io.tillstream.gateway.fact;

import org.jspecify.annotations.NullMarked;
