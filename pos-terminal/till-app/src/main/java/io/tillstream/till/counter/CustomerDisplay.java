package io.tillstream.till.counter;

import io.tillstream.peripherals.DeviceLine;
import io.tillstream.peripherals.DisplayCommands;
import io.tillstream.peripherals.DisplayLines;
import io.tillstream.peripherals.LineDisplay;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two lines of twenty characters that the customer sees; on the counter, or none. */
public interface CustomerDisplay extends AutoCloseable {
    /** Shows two lines from now on; never blocks. */
    void show(DisplayLines lines);

    @Override
    void close();

    /**
     * The display of a till, as it is set.
     *
     * @param line how it is reached; absent for a till without one
     * @param commands what it understands
     */
    record Setting(@Nullable DeviceLine line, DisplayCommands commands) {
        /** The settings that are read here. */
        public static final Set<String> NAMES = Set.of("till.display", "till.display.commands");

        /** No display. */
        public static Setting none() {
            return new Setting(null, DisplayCommands.EPSON);
        }

        /**
         * Reads the settings.
         *
         * @param text gives a setting by its name, or the empty text
         * @param wrong takes what is wrong
         */
        public static Setting read(UnaryOperator<String> text, List<String> wrong) {
            String spoken = text.apply("till.display.commands");
            DisplayCommands commands = DisplayCommands.of(spoken.isEmpty() ? "epson" : spoken)
                    .orElseGet(() -> {
                        wrong.add("till.display.commands is \"" + spoken + "\"; epson or cd5220");
                        return DisplayCommands.EPSON;
                    });
            String device = text.apply("till.display");
            try {
                return new Setting(device.isEmpty() ? null : DeviceLine.parse(device), commands);
            } catch (IllegalArgumentException e) {
                wrong.add("till.display is \"" + device + "\"; a serial device's path, or tcp://host:port");
                return new Setting(null, commands);
            }
        }

        /** Starts the display; it need not be there yet. */
        public CustomerDisplay start(Clock clock) {
            LineDisplay display = line == null ? null : LineDisplay.start(line, commands, clock);
            return new CustomerDisplay() {
                @Override
                public void show(DisplayLines lines) {
                    if (display != null) {
                        display.show(lines);
                    }
                }

                @Override
                public void close() {
                    if (display != null) {
                        display.close();
                    }
                }
            };
        }
    }
}
