/** Questions in the members' own words, answered from the views of this portal, and cases for what it cannot answer. */
@NullMarked
package io.tillstream.portal.assistant;

import org.jspecify.annotations.NullMarked;
