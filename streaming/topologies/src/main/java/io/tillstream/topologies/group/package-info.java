/** What regions and groups of stores come to: sums of their stores' own ledgers, made when somebody asks. No ledger of its own. */
@NullMarked
package io.tillstream.topologies.group;

import org.jspecify.annotations.NullMarked;
