/** What a campaign brought, and whom to send the next one to: effects of randomised trials. */
@NullMarked
package io.tillstream.lift;

import org.jspecify.annotations.NullMarked;
