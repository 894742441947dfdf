package io.tillstream.till.counter;

import io.tillstream.peripherals.PrinterStatus;
import java.util.Optional;

/** Which level of the drawer's switch means that it is open: that differs by drawer, and some have no switch. */
public enum DrawerSwitch {
    HIGH,
    LOW,
    NONE;

    /**
     * By the setting {@code till.drawer.open-level}.
     *
     * @return empty for anything but {@code high}, {@code low} and {@code none}
     */
    public static Optional<DrawerSwitch> of(String text) {
        return switch (text) {
            case "high" -> Optional.of(HIGH);
            case "low" -> Optional.of(LOW);
            case "none" -> Optional.of(NONE);
            default -> Optional.empty();
        };
    }

    ReceiptPrinter.Drawer read(PrinterStatus status) {
        return switch (this) {
            case HIGH -> status.drawerPinHigh() ? ReceiptPrinter.Drawer.OPEN : ReceiptPrinter.Drawer.SHUT;
            case LOW -> status.drawerPinHigh() ? ReceiptPrinter.Drawer.SHUT : ReceiptPrinter.Drawer.OPEN;
            case NONE -> ReceiptPrinter.Drawer.NOT_SENSED;
        };
    }
}
