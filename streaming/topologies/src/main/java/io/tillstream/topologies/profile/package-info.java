/** How members shop, and which segments that puts them in. Offers and models belong elsewhere. */
@NullMarked
package io.tillstream.topologies.profile;

import org.jspecify.annotations.NullMarked;
