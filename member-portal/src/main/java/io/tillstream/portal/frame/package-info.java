/** What every page shares: languages, how amounts and dates are written, and error pages. */
@NullMarked
package io.tillstream.portal.frame;

import org.jspecify.annotations.NullMarked;
