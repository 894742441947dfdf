package io.tillstream.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
    void refusesAnOptionItCannotHonour() {
        assertThat(scan("4006381333931", "--lenient", "--json").exit()).isEqualTo(ExitCode.CANNOT_WORK);
    }
}
