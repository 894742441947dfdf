/** How a priced basket is paid and becomes a sale; nothing here is written down, that is the journal's part. */
@NullMarked
package io.tillstream.checkout.tender;

import org.jspecify.annotations.NullMarked;
