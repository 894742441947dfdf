/** What is left out of words that people write before anybody keeps them. No pages, no storage. */
@NullMarked
package io.tillstream.portal.discretion;

import org.jspecify.annotations.NullMarked;
