/** What may be losing the shop money: cashiers and members who stand out, with the receipts, and what a manager found. */
@NullMarked
package io.tillstream.dashboards.losses;

import org.jspecify.annotations.NullMarked;
