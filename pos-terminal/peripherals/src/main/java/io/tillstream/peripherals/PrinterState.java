package io.tillstream.peripherals;

/** How a printer is at this moment, as far as its line tells. */
public sealed interface PrinterState {
    /** Its line cannot be opened, or it has just been and nothing was said yet. */
    record Away() implements PrinterState {}

    /** Its line is open and it answers no question: switched off, or another device. */
    record Silent() implements PrinterState {}

    /**
     * It answers.
     *
     * @param status what it said last
     */
    record Says(PrinterStatus status) implements PrinterState {}
}
