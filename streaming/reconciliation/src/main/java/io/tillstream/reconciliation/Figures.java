package io.tillstream.reconciliation;

import java.util.List;

/**
 * The figures of one ledger record, in the ledger's column order.
 *
 * @param values minor units, pieces or grams, points or counts
 * @param unit what amounts are counted in, currency or unit; empty for bare counts
 */
record Figures(List<Long> values, String unit) {}
