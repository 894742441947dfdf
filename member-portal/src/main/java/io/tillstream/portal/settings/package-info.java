/** What the portal is started with, checked once at start, and the business clock. */
@NullMarked
package io.tillstream.portal.settings;

import org.jspecify.annotations.NullMarked;
