/** Boosted trees: XGBoost's through Tribuo, and whether its machine code is here. */
@NullMarked
package io.tillstream.trees;

import org.jspecify.annotations.NullMarked;
