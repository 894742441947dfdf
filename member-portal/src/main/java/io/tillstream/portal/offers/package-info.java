/** The personal offers that stand, and why each was made. */
@NullMarked
package io.tillstream.portal.offers;

import org.jspecify.annotations.NullMarked;
