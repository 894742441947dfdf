/** What a member is offered and why. Whether it is shown is decided at the till. */
@NullMarked
package io.tillstream.scoring.offer;

import org.jspecify.annotations.NullMarked;
