package io.tillstream.simulator.cashier;

import io.tillstream.peripherals.VirtualPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes wrong with a printer, and when.
 *
 * @param faults each by how much was printed before
 * @param bitsPerSecond how fast it takes bytes; 0 for as fast as they come
 */
public record PrinterScript(List<Fault> faults, int bitsPerSecond) {
    private static final Pattern FAULT = Pattern.compile("([a-z-]+)(?:@bytes=(\\d{1,9}))?(?:,for=(\\d{1,5}))?");
    private static final Pattern PACE = Pattern.compile("pace=([1-9]\\d{1,6})");

    private static final Map<String, VirtualPrinter.State> STATES = Map.of(
            "cover", VirtualPrinter.State.COVER_OPEN,
            "paper-end", VirtualPrinter.State.PAPER_END,
            "near-end", VirtualPrinter.State.NEAR_END,
            "cutter", VirtualPrinter.State.CUTTER,
            "head-hot", VirtualPrinter.State.AUTO_RECOVERABLE,
            "unrecoverable", VirtualPrinter.State.UNRECOVERABLE,
            "drawer-low", VirtualPrinter.State.DRAWER_PIN_LOW,
            "silent", VirtualPrinter.State.SILENT);

    public PrinterScript {
        faults = List.copyOf(faults);
    }

    /** One thing that goes wrong. */
    public sealed interface Fault {
        /**
         * It stops, or says that something will be the matter.
         *
         * @param state what
         * @param bytes how much was taken before
         * @param lasts how long until somebody mends it; zero for never
         */
        record Becomes(VirtualPrinter.State state, long bytes, Duration lasts) implements Fault {}

        /**
         * Its cable is pulled and plugged in again.
         *
         * @param bytes how much was taken before
         */
        record Unplugged(long bytes) implements Fault {}
    }

    /** Nothing goes wrong. */
    public static PrinterScript none() {
        return new PrinterScript(List.of(), 0);
    }

    /**
     * Reads a script, one fault a text: {@code cover@bytes=500,for=10}, {@code paper-end}, {@code pace=9600}.
     *
     * @throws IllegalArgumentException naming the text that is none
     */
    public static PrinterScript parse(List<String> texts) {
        List<Fault> faults = new ArrayList<>();
        int bitsPerSecond = 0;
        for (String text : texts) {
            Matcher pace = PACE.matcher(text);
            if (pace.matches()) {
                bitsPerSecond = Integer.parseInt(pace.group(1));
            } else {
                faults.add(fault(text));
            }
        }
        return new PrinterScript(faults, bitsPerSecond);
    }

    private static Fault fault(String text) {
        Matcher fault = FAULT.matcher(text);
        if (!fault.matches()
                || !(STATES.containsKey(fault.group(1)) || fault.group(1).equals("unplug"))) {
            throw new IllegalArgumentException("\"" + text + "\" is no fault; write one of "
                    + String.join(", ", STATES.keySet().stream().sorted().toList())
                    + " or unplug, with @bytes=N and ,for=SECONDS where wanted, or pace=9600");
        }
        long bytes = fault.group(2) == null ? 0 : Long.parseLong(fault.group(2));
        VirtualPrinter.State state = STATES.get(fault.group(1));
        if (state == null) {
            return new Fault.Unplugged(bytes);
        }
        Duration lasts = fault.group(3) == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(fault.group(3)));
        return new Fault.Becomes(state, bytes, lasts);
    }

    /** Lets it all happen. */
    void play(VirtualPrinter printer, ScheduledExecutorService people) {
        if (bitsPerSecond > 0) {
            printer.pace(bitsPerSecond);
        }
        for (Fault fault : faults) {
            switch (fault) {
                case Fault.Unplugged(long bytes) -> printer.after(bytes, printer::unplug);
                case Fault.Becomes becomes when becomes.bytes() == 0 -> happen(becomes, printer, people);
                case Fault.Becomes becomes -> printer.after(becomes.bytes(), () -> happen(becomes, printer, people));
            }
        }
    }

    private static void happen(Fault.Becomes fault, VirtualPrinter printer, ScheduledExecutorService people) {
        printer.become(fault.state());
        if (fault.lasts().isPositive()) {
            var _ = people.schedule(
                    () -> printer.become(VirtualPrinter.State.READY),
                    fault.lasts().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }
}
