/**
 * Questions about the store in words: read into a query that is shown, answered from the ledger or the search index, and
 * its total held against the other of the two.
 */
@NullMarked
package io.tillstream.dashboards.questions;

import org.jspecify.annotations.NullMarked;
