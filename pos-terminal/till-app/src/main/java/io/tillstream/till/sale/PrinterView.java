package io.tillstream.till.sale;

import io.tillstream.till.counter.ReceiptPrinter;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows of the printer and the drawer at it.
 *
 * @param trouble what keeps it from printing, or absent
 * @param waiting how many documents wait for it
 * @param paperLow whether to say now that the roll will end soon
 * @param drawerOpen whether the drawer is known to be open
 */
public record PrinterView(
        ReceiptPrinter.@Nullable Trouble trouble, int waiting, boolean paperLow, boolean drawerOpen) {}
