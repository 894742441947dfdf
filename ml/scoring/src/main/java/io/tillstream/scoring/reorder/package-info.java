/** What a buyer should order before the next delivery and why. Orders themselves belong elsewhere. */
@NullMarked
package io.tillstream.scoring.reorder;

import org.jspecify.annotations.NullMarked;
