/** GS1 application identifiers, element strings and Digital Links, as the GS1 General Specifications define them. */
@NullMarked
package io.tillstream.codes.gs1;

import org.jspecify.annotations.NullMarked;
