/** What is written to members about campaigns, and how far it got. Whom it reaches by name or address never appears here. */
@NullMarked
package io.tillstream.events.message;

import org.jspecify.annotations.NullMarked;
