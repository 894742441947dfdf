/**
 * One merchant's records as the history of a chain: which store and till, which item and member numbers, when goods were
 * received. The rules are docs/reference/import-online-retail.md; what they assume is marked in the facts.
 */
@NullMarked
package io.tillstream.simulator.history;

import org.jspecify.annotations.NullMarked;
