/** What a till can say and sell when the shelf is empty, so that the customer is not lost. */
@NullMarked
package io.tillstream.till.shortage;

import org.jspecify.annotations.NullMarked;
