/** The first page after signing in: the card and the way to everything else. */
@NullMarked
package io.tillstream.portal.account;

import org.jspecify.annotations.NullMarked;
