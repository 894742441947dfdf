/** What a till writes: every numbered transaction, from the opening of an epoch to a sale or a cancelled basket. No pricing here. */
@NullMarked
package io.tillstream.events.sale;

import org.jspecify.annotations.NullMarked;
