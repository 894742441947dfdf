package io.tillstream.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The least that can be started as a till's program: it sells until a file says {@code over}, {@code stop} or {@code die}. What it
 * is like comes with {@code -Dtiny=}: {@code well}, {@code dies}, {@code mute}.
 */
public final class TinyTill {
    private TinyTill() {}

    /** Sells in the folder that the first argument names. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        StartedProgram self = StartedProgram.self().orElseThrow();
        self.endWithStarter();
        String like = System.getProperty("tiny", "");
        Path shop = Path.of(arguments[0]);
        Files.writeString(shop.resolve("starts-" + System.nanoTime()), System.getProperty("tiny.version", ""));
        if (like.equals("dies")) {
            System.exit(1);
        }
        if (like.equals("well")) {
            saysThatItIsSound(self);
        }
        Files.writeString(shop.resolve("sells"), System.getProperty("tiny.version", ""));
        Path order = shop.resolve("order");
        while (!Files.exists(order)) {
            Thread.sleep(20);
        }
        String word = Files.readString(order);
        Files.delete(order);
        System.exit(
                switch (word) {
                    case "over" -> StartedProgram.CHANGES_OVER;
                    case "stop" -> 0;
                    default -> 1;
                });
    }

    /** As a till does, it sells too where that cannot be written down. */
    private static void saysThatItIsSound(StartedProgram self) {
        try {
            self.isSound();
        } catch (IOException e) {
            System.err.println("It is not noted that this program is sound: " + e);
        }
    }
}
