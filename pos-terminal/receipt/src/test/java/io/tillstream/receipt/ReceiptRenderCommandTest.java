package io.tillstream.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.events.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class ReceiptRenderCommandTest {
    @TempDir
    Path folder;

    private record Outcome(int exit, String out) {}

    private static Outcome render(Object... arguments) {
        String[] texts =
                java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Command.execute(new ReceiptRenderCommand(), texts);
            return new Outcome(exit, bytes.toString(StandardCharsets.UTF_8).strip());
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void tellsWhatIsOnThePaperAndDrawsIt() throws IOException {
        Path file = Files.write(
                folder.resolve("42.escpos"),
                new EscPosRenderer(PrinterProfile.MM_58)
                        .render(CornerShop.inBritain().receipt(Language.EN)));
        Path png = folder.resolve("42.png");

        Outcome outcome = render(file, "--png", png, "--columns", 32, "--json");

        assertThat(outcome.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(outcome.out())
                .contains("\"Cash                      £90.00\"")
                .contains("\"codes\":[{\"kind\":\"QR Code\",\"content\":\"TSO:")
                .contains("{\"kind\":\"QR Code\",\"content\":\"TSR:s1-t1/1/42;2026-11-23;23.76 GBP\"}]")
                .contains("\"cuts\":1,\"drawerPulses\":1,\"notUnderstood\":[]");
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(384 + 64);
    }

    @Test
    void failsWhereBytesAreNotUnderstood() throws IOException {
        Path file = Files.write(folder.resolve("odd"), new byte[] {0x1B, 0x7E, 0x41, 0x0A});

        Outcome outcome = render(file, "--json");

        assertThat(outcome.exit()).isEqualTo(ExitCode.DOES_NOT_HOLD);
        assertThat(outcome.out()).contains("\"notUnderstood\":[{");
    }

    @Test
    void complainsAboutAFileThatIsNotThere() {
        assertThat(render(folder.resolve("missing"), "--json").exit()).isEqualTo(ExitCode.CANNOT_WORK);
    }
}
