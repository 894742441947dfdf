/** Members who buy alike: their days, and on which of them a segment's conditions hold. Nothing of topics or stores of state. */
@NullMarked
package io.tillstream.features.segment;

import org.jspecify.annotations.NullMarked;
