/** Goods that come back: what is left to return, what is given for it, and the preview that becomes the return. */
@NullMarked
package io.tillstream.checkout.returns;

import org.jspecify.annotations.NullMarked;
