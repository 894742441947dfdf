/** Receipts: the list behind every figure, one receipt in full, and the export. */
@NullMarked
package io.tillstream.dashboards.receipts;

import org.jspecify.annotations.NullMarked;
