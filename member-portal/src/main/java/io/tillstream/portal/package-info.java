/** The members' own pages, and the one place where their personal data lives. */
@NullMarked
package io.tillstream.portal;

import org.jspecify.annotations.NullMarked;
