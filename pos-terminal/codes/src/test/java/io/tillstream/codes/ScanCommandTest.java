package io.tillstream.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class ScanCommandTest {
    private record Outcome(int exit, String out) {}

    private static Outcome scan(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Command.execute(new ScanCommand(), arguments);
            return new Outcome(exit, bytes.toString(StandardCharsets.UTF_8).strip());
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void takesAGs1CodeApart() {
        assertThat(scan("]C10109506000134352310300075039220399\\x1D17261231", "--json"))
                .isEqualTo(new Outcome(
                        ExitCode.SUCCESS,
                        "{\"valid\":true,\"symbology\":\"GS1-128\",\"gtin\":\"09506000134352\",\"elements\":["
                                + "{\"ai\":\"01\",\"value\":\"09506000134352\"},{\"ai\":\"3103\",\"value\":\"000750\"},"
                                + "{\"ai\":\"3922\",\"value\":\"0399\"},{\"ai\":\"17\",\"value\":\"2026-12-31\"}],"
                                + "\"weightGrams\":750,\"priceMinor\":399,\"expires\":\"2026-12-31\",\"error\":null}"));
    }

    @Test
    void saysWhatIsWrongWithACode() {
        assertThat(scan("]E09506000134353", "--json"))
                .isEqualTo(new Outcome(
                        ExitCode.DOES_NOT_HOLD,
                        "{\"valid\":false,\"symbology\":\"EAN-13\",\"gtin\":null,\"elements\":[],\"weightGrams\":null,"
                                + "\"priceMinor\":null,\"expires\":null,"
                                + "\"error\":\"Check digit of 9506000134353 should be 2; scan it again.\"}"));
    }

    @Test
    void readsLenientlyOnlyWhenItIsTold() {
        assertThat(scan("]C101095060001343523921995", "--json").exit()).isEqualTo(ExitCode.DOES_NOT_HOLD);
        assertThat(scan("]C101095060001343523921995", "--lenient", "--json").out())
                .contains("\"valid\":true", "\"priceMinor\":995");
        assertThat(scan("(01)09506000134352(10)ABC", "--lenient", "--json").out())
                .contains("\"valid\":true", "\"gtin\":\"09506000134352\"");
    }

    @Test
    void readsInStoreCodesByTheLayoutsOfAFile(@TempDir Path folder) throws IOException {
        Path layouts = Files.writeString(folder.resolve("layouts"), "21IIIIIWWWWWC 3\n23IIIIIPPPPPC # price labels\n");

        assertThat(scan("]E02112345015002", "--layouts", layouts.toString(), "--json")
                        .out())
                .contains("\"gtin\":\"02112345000008\"", "\"weightGrams\":1500");
        assertThat(scan("]E02300015001503", "--layouts", layouts.toString(), "--json")
                        .out())
                .contains("\"priceMinor\":150");
        assertThat(scan("]E02112345015002", "--layouts", layouts.toString()).out())
                .isEqualTo("Item 02112345000008 (EAN-13), 1500 g");
    }

    @Test
    void namesTheLineOfALayoutThatCannotBeUsed(@TempDir Path folder) throws IOException {
        Path layouts = Files.writeString(folder.resolve("layouts"), "21IIIIIWWWWWC\nnonsense\n");

        Outcome outcome = scan("]E02112345015002", "--layouts", layouts.toString(), "--json");

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.out()).contains("Line 2", "nonsense");
        assertThat(scan("1", "--layouts", folder.resolve("none").toString(), "--json")
                        .exit())
                .isEqualTo(ExitCode.CANNOT_WORK);
    }
}
