/** What those who were given something bring beside those whom the lot left out. Groups and money go in; no sale is looked for here. */
@NullMarked
package io.tillstream.features.effect;

import org.jspecify.annotations.NullMarked;
