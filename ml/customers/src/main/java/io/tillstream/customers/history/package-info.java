/** What is known of a member's purchases at a moment: days, what they came to, and of how many kinds. */
@NullMarked
package io.tillstream.customers.history;

import org.jspecify.annotations.NullMarked;
