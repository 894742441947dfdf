/** What a member allows us to do, and the switch that changes it everywhere. */
@NullMarked
package io.tillstream.portal.consent;

import org.jspecify.annotations.NullMarked;
