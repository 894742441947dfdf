/** What an operator sets, checked at start, and the clocks that follow from it. No secrets are printed from here. */
@NullMarked
package io.tillstream.gateway.settings;

import org.jspecify.annotations.NullMarked;
