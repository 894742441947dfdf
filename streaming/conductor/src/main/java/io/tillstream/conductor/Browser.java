package io.tillstream.conductor;

import java.io.IOException;
import java.util.List;

/** Shows a page to whoever sits at this machine. */
final class Browser {
    private Browser() {}

    /** Opens the page where there is a desktop with a program for it; without one nothing happens. */
    static void open(String address) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!mac && !desktop) {
            return;
        }
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", address))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.err.println("No browser could be opened (" + e.getMessage() + "); open " + address + " yourself.");
        }
    }
}
