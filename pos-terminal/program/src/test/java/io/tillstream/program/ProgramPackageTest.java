package io.tillstream.program;

import static io.tillstream.program.Workshop.MADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPackageTest {
    @TempDir
    Path folder;

    private Workshop workshop;
    private Path zip;

    @BeforeEach
    void aPackage() throws IOException {
        workshop = new Workshop(folder.resolve("workshop"));
        zip = workshop.tiny("1.0", "well", MADE);
    }

    /** A file of a package, a character a byte. */
    private record Part(String name, String bytes) {}

    private static List<Part> parts(Path zip) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.add(new Part(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)));
            }
        }
        return parts;
    }

    /** The same package with each part changed as somebody else likes. */
    private Path changed(BiFunction<Integer, Part, List<Part>> change) throws IOException {
        Path other = folder.resolve("changed.zip");
        List<Part> parts = parts(zip);
        try (OutputStream out = Files.newOutputStream(other);
                ZipOutputStream in = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.size(); i++) {
                for (Part part : change.apply(i, parts.get(i))) {
                    in.putNextEntry(new ZipEntry(part.name()));
                    in.write(part.bytes().getBytes(StandardCharsets.ISO_8859_1));
                    in.closeEntry();
                }
            }
        }
        return other;
    }

    private String refusal(Path offered) {
        try {
            ProgramPackage.check(offered, workshop.keys());
            return "none";
        } catch (UnfitProgram e) {
            return e.line();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysOfItselfWhatItWasMadeWith() throws Exception {
        ProgramPackage read = ProgramPackage.check(zip, OfficeKeys.read(workshop.publicKey()));

        assertThat(read.manifest().version()).isEqualTo("1.0");
        assertThat(read.manifest().made()).isEqualTo(MADE);
        assertThat(read.manifest().main()).isEqualTo(TinyTill.class.getName());
        assertThat(read.manifest().files()).hasSize(2);
        assertThat(read.digest()).isEqualTo(Digest.of(zip));
        assertThat(ProgramManifest.parse(read.manifest().text())).isEqualTo(read.manifest());
    }

    @Test
    void isMadeWithTheKeyThatOpensslWrites() throws Exception {
        Path other = folder.resolve("other.zip");
        Path jar = Files.writeString(folder.resolve("a.jar"), "not looked into");

        ProgramPackage.make(
                other,
                "2",
                MADE,
                "a.Main",
                Workshop.JOURNAL,
                List.of(),
                List.of(jar),
                OfficeKeys.readPrivate(workshop.privateKey()));

        assertThat(ProgramPackage.check(other, workshop.keys()).manifest().files())
                .extracting(ProgramManifest.Jar::name)
                .containsExactly("a.jar");
    }

    @Test
    void refusesTheKeyOfSomebodyElse() throws IOException {
        Workshop stranger = new Workshop(folder.resolve("stranger"));

        assertThat(refusal(stranger.tiny("1.0", "well", MADE))).contains("not signed with the key of head office");
    }

    @Test
    void refusesAManifestChangedByOneLetter() throws IOException {
        Path other = changed((number, part) -> List.of(
                number == 0 ? new Part(part.name(), part.bytes().replace("version 1.0", "version 9.0")) : part));

        assertThat(refusal(other)).contains("not signed with the key of head office");
    }

    @Test
    void refusesAFileThatTheManifestDoesNotDescribe() throws IOException {
        assertThat(refusal(changed((number, part) -> number == 2
                        ? List.of(new Part(part.name(), "a".repeat(part.bytes().length())))
                        : List.of(part))))
                .contains("is not what its manifest says");
        assertThat(refusal(changed((number, part) -> number == 2
                        ? List.of(new Part(part.name(), "a".repeat(part.bytes().length() + 1_000_000)))
                        : List.of(part))))
                .contains("is not what its manifest says");
    }

    @Test
    void refusesAFileOutsideOfItsFolderAndWritesNothing() throws IOException {
        Path other = changed(
                (number, part) -> number == 2 ? List.of(new Part("../" + part.name(), part.bytes())) : List.of(part));

        assertThat(refusal(other)).contains("\"../main-1.jar\" stands where the manifest has main-1.jar");
        assertThat(folder.resolve("main-1.jar")).doesNotExist();
    }

    @Test
    void refusesMoreAndFewerFilesThanItNames() throws IOException {
        assertThat(refusal(changed(
                        (number, part) -> number == 3 ? List.of(part, new Part("more.jar", "a")) : List.of(part))))
                .contains("files that its manifest does not name");
        assertThat(refusal(changed((number, part) -> number == 3 ? List.of() : List.of(part))))
                .contains("\"nothing\" stands where the manifest has");
    }

    /** Whatever byte is flipped: refused, or in a place nobody reads, such as the directory at the end; never another program. */
    @Test
    void noFlippedByteChangesWhatIsRun() throws Exception {
        byte[] whole = Files.readAllBytes(zip);
        List<Part> parts = parts(zip);
        Random random = new Random(20261129);
        int refused = 0;

        for (int round = 0; round < 200; round++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            Path other = Files.write(folder.resolve("flipped.zip"), flipped);
            try {
                ProgramPackage.check(other, workshop.keys());
                assertThat(parts(other)).isEqualTo(parts);
            } catch (UnfitProgram e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void aKeyFileWithoutAKeyIsNamed() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");

        assertThatThrownBy(() -> OfficeKeys.read(empty)).hasMessageContaining("there is no PUBLIC KEY in it");
        assertThatThrownBy(() -> OfficeKeys.readPrivate(empty)).hasMessageContaining("there is no PRIVATE KEY in it");
    }

    @Test
    void theFolderRefusesAnOlderOneAndOneWhoseJournalCouldNotBeRead() throws Exception {
        ProgramFolder programs = new ProgramFolder(folder.resolve("programs"));
        programs.trust(workshop.publicKey());
        programs.begin(programs.unpack(zip));

        assertThatThrownBy(() -> programs.unpack(workshop.tiny("0.9", "well", MADE.minusSeconds(1))))
                .isInstanceOf(UnfitProgram.class)
                .hasMessageContaining("before the one that runs");
        assertThatThrownBy(() ->
                        programs.unpack(workshop.tiny("2.0", "well", MADE.plusSeconds(1), new JournalFormats(1, 3, 3))))
                .isInstanceOf(UnfitProgram.class)
                .hasMessageContaining("cannot be read by each other");
        assertThat(programs.unpack(workshop.tiny("1.1", "well", MADE.plusSeconds(1), new JournalFormats(1, 3, 2))))
                .matches(programs::has);
    }
}
