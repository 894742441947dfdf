/** How tills say they are: taken under their signature, and the time for whoever asks. No judgement of it. */
@NullMarked
package io.tillstream.gateway.health;

import org.jspecify.annotations.NullMarked;
