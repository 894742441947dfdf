/** The line to head office: signed requests over a pinned certificate, and whether it is up. Knows no sale and no price. */
@NullMarked
package io.tillstream.till.headoffice;

import org.jspecify.annotations.NullMarked;
