/** Carries topics into tables, each record together with the place it was read at. */
@NullMarked
package io.tillstream.portal.streams;

import org.jspecify.annotations.NullMarked;
