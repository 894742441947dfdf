/** What members do with their data: take a copy, and be forgotten. */
@NullMarked
package io.tillstream.portal.privacy;

import org.jspecify.annotations.NullMarked;
