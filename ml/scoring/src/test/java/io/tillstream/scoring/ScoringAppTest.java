package io.tillstream.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.encoding.Signing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringAppTest {
    @TempDir
    Path folder;

    @Test
    void saysInOneLineThatThereIsNoKey() {
        assertThat(complaint(
                        "--kafka",
                        "127.0.0.1:9",
                        "--decision-key",
                        folder.resolve("key").toString()))
                .contains("cannot be read")
                .hasLineCount(1);
    }

    @Test
    void saysInOneLineThatTheKeyIsNone() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "not a key");

        assertThat(complaint("--kafka", "127.0.0.1:9", "--decision-key", key.toString()))
                .contains("holds no Ed25519 private key")
                .doesNotContain("not a key")
                .hasLineCount(1);
    }

    @Test
    void saysInOneLineThatTheAddressIsNone() throws Exception {
        Path key = Files.writeString(
                folder.resolve("key"), Signing.text(Signing.newKeyPair().getPrivate()) + "\n");

        assertThat(complaint("--kafka", "nowhere.invalid:9", "--decision-key", key.toString()))
                .contains("Kafka at nowhere.invalid:9")
                .hasLineCount(1);
    }

    @Test
    void saysInOneLineThatTheOffsetIsNoDuration() {
        assertThat(complaint("--kafka", "127.0.0.1:9", "--decision-key", "key", "--clock-offset", "yesterday"))
                .contains("ISO 8601")
                .hasLineCount(1);
    }

    private String complaint(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--models";
        all[arguments.length + 1] = folder.toString();
        PrintStream standardError = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Command.execute(new ScoringApp(), all)).isEqualTo(2);
        } finally {
            System.setErr(standardError);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
