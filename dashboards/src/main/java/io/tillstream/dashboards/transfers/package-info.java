/** Goods that go from one store to another: where that is worth its way, what was sent, what arrived. The ledger of it is kept by others. */
@NullMarked
package io.tillstream.dashboards.transfers;

import org.jspecify.annotations.NullMarked;
