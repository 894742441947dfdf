/** What every door of the till asks before it opens. No door of its own. */
@NullMarked
package io.tillstream.till.door;

import org.jspecify.annotations.NullMarked;
