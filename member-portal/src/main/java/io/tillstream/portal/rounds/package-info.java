/** What the portal does again and again by itself. */
@NullMarked
package io.tillstream.portal.rounds;

import org.jspecify.annotations.NullMarked;
