/** Finds items by what a person types: parts of names in three languages, either Chinese script, and pinyin. */
@NullMarked
package io.tillstream.till.search;

import org.jspecify.annotations.NullMarked;
