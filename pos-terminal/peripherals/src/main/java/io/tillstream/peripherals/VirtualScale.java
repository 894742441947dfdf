package io.tillstream.peripherals;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

/** A Mettler-Toledo 8217 scale at the other end of a virtual serial line. */
public final class VirtualScale implements AutoCloseable {
    private final LineKeeper line;
    private final long capacityGrams;
    private volatile long load;
    private volatile long tare;
    private volatile Manner manner = Manner.AT_REST;

    /** How it behaves. */
    public enum Manner {
        AT_REST,
        SWAYING,
        /** It never found its zero. */
        NO_ZERO,
        /** Switched off: takes bytes and says nothing. */
        SILENT,
        /** It says what no scale says. */
        GARBLED
    }

    private VirtualScale(SerialLine line, long capacityGrams) {
        this.line = LineKeeper.of("virtual scale", "plug it in", line, Clock.systemUTC(), this::serve);
        this.capacityGrams = capacityGrams;
    }

    /** Starts it, empty and at rest, for loads up to 15 kg; the line need not be there yet. */
    public static VirtualScale start(SerialLine line) {
        VirtualScale scale = new VirtualScale(line, 15_000);
        scale.line.start();
        return scale;
    }

    /** Puts a load on it, below 0 for something that was on it when it was set to zero. */
    public void put(long grams) {
        load = grams;
    }

    public void become(Manner newManner) {
        manner = newManner;
    }

    private void serve(OpenLine open) {
        byte[] request = new byte[1];
        for (int read = open.read(request); read >= 0 && !line.isClosing(); read = open.read(request)) {
            if (read == 1 && manner != Manner.SILENT && !open.write(answer(request[0]))) {
                return;
            }
        }
    }

    private byte[] answer(int request) {
        switch (request) {
            case 'T' -> tare = load;
            case 'C' -> tare = 0;
            default -> {}
        }
        return request == 'W' ? weight() : new byte[0];
    }

    private byte[] weight() {
        long net = load - tare;
        return switch (manner) {
            case SWAYING -> status(ScaleAnswer.IN_MOTION);
            case NO_ZERO -> status(ScaleAnswer.OUTSIDE_ZERO_CAPTURE);
            case GARBLED -> "\u0002##.###\r".getBytes(StandardCharsets.US_ASCII);
            case AT_REST, SILENT -> {
                if (load > capacityGrams) {
                    yield status(ScaleAnswer.OVER_CAPACITY);
                }
                if (net < 0) {
                    yield status(ScaleAnswer.UNDER_ZERO);
                }
                if (net == 0) {
                    yield status(ScaleAnswer.CENTRE_OF_ZERO);
                }
                String kilograms = String.format(Locale.ROOT, "%02d.%03d", net / 1000, net % 1000);
                yield ("\u0002" + kilograms + (tare > 0 ? "N" : "") + "\r").getBytes(StandardCharsets.US_ASCII);
            }
        };
    }

    private static byte[] status(int bits) {
        return new byte[] {ScaleAnswer.STX, '?', (byte) (ScaleAnswer.ALWAYS | bits), ScaleAnswer.CR};
    }

    @Override
    public void close() {
        line.close();
    }
}
