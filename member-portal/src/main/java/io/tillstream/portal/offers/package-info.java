/** The promotions that hold for a member and the personal offers that stand, why each is shown, and what the member does not want. */
@NullMarked
package io.tillstream.portal.offers;

import org.jspecify.annotations.NullMarked;
