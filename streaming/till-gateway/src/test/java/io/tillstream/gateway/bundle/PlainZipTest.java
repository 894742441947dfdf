package io.tillstream.gateway.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainZipTest {
    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsWhatTheFilesHold() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("health.json", bytes("{}\n"));
        files.put("log.txt", bytes("櫃台打開了。\n"));

        byte[] packed = PlainZip.of(zip(files));

        Map<String, String> found = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(found).containsExactly(Map.entry("health.json", "{}\n"), Map.entry("log.txt", "櫃台打開了。\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/cron.d/evil.txt",
                "/etc/evil.txt",
                "C:evil.txt",
                "..\\evil.txt",
                "folder/evil.txt",
                "folder/",
                "evil.sh",
                "log.txt\u0000.sh",
                "Log.txt",
                ".txt",
                "con evil.txt",
            })
    void takesNoFileThatIsNotPlain(String name) {
        assertThatThrownBy(() -> PlainZip.of(zip(Map.of(name, bytes("x")))))
                .isInstanceOf(PlainZip.Unfit.class)
                .hasMessageContaining("plain name");
    }

    /** What tools read that look at the directory behind the files, and one that reads on does not. */
    @Test
    void whatStandsInTheDirectoryAloneIsNotInIt() throws Exception {
        byte[] zip = zip(Map.of("log.txt", bytes("x")));
        String raw = new String(zip, StandardCharsets.ISO_8859_1);
        int inDirectory = raw.lastIndexOf("log.txt");
        byte[] lying = (raw.substring(0, inDirectory) + "../.txt" + raw.substring(inDirectory + 7))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(lying).isNotEqualTo(zip);

        assertThat(new String(PlainZip.of(lying), StandardCharsets.ISO_8859_1))
                .contains("log.txt")
                .doesNotContain("../");
    }

    @Test
    void takesNoneThatUnpacksToAFullDisk() throws IOException {
        byte[] zeros = zip(Map.of("log.txt", new byte[(int) PlainZip.LARGEST_UNPACKED + 1]));
        assertThat(zeros.length).isLessThan(100_000);

        assertThatThrownBy(() -> PlainZip.of(zeros))
                .isInstanceOf(PlainZip.Unfit.class)
                .hasMessageContaining("33554432 bytes");
    }

    @Test
    void takesNoneOfManyFilesNorOneThatIsBroken() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 17; i++) {
            many.put("part-" + i + ".txt", bytes("x"));
        }
        byte[] whole = zip(Map.of("log.txt", bytes("a line that is not there to its end")));
        byte[] cut = Arrays.copyOf(whole, 40);

        assertThatThrownBy(() -> PlainZip.of(zip(many))).isInstanceOf(PlainZip.Unfit.class);
        assertThatThrownBy(() -> PlainZip.of(cut))
                .isInstanceOf(PlainZip.Unfit.class)
                .hasMessageContaining("cannot be unpacked");
        assertThatThrownBy(() -> PlainZip.of(bytes("no zip")))
                .isInstanceOf(PlainZip.Unfit.class)
                .hasMessageContaining("no zip file");
        assertThatThrownBy(() -> PlainZip.of(zip(Map.of()))).isInstanceOf(PlainZip.Unfit.class);
    }
}
