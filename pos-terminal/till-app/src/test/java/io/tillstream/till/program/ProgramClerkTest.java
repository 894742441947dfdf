package io.tillstream.till.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.events.till.WantedProgram;
import io.tillstream.program.Digest;
import io.tillstream.program.JournalFormats;
import io.tillstream.program.ProgramFolder;
import io.tillstream.program.ProgramPackage;
import io.tillstream.program.StartedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till does with a program that head office wants, and does not want any more, and with a folder that gives trouble. */
class ProgramClerkTest {
    private static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicInteger changedOver = new AtomicInteger();
    private KeyPair office;
    private ProgramFolder programs;
    private StartedProgram self;
    private OwnProgram own;
    private Path zip;
    private Digest next;
    private volatile Optional<WantedProgram> wanted = Optional.empty();
    private Optional<Runnable> deed = Optional.empty();
    private Runnable atPart = () -> {};
    private ProgramClerk clerk;

    @BeforeEach
    void aTillWithItsFirstProgram() throws Exception {
        office = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        programs = new ProgramFolder(Files.createDirectories(folder.resolve("programs")));
        keysAreThere();
        Digest first = programs.unpack(pack("1.0", 0));
        Files.writeString(programs.path().resolve("good"), first.hex());
        self = new StartedProgram(programs, first);
        own = new OwnProgram(Optional.of(self));
        zip = pack("2.0", 1);
        next = Digest.of(zip);
        clerk = new ProgramClerk(
                self,
                own,
                () -> true,
                () -> wanted,
                given -> deed = Optional.of(given),
                this::part,
                Duration.ZERO,
                changedOver::incrementAndGet);
    }

    private void keysAreThere() throws IOException {
        Files.writeString(
                programs.path().resolve("keys.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(office.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }

    private Path pack(String version, int secondsLater) throws IOException {
        byte[] content = new byte[600_000];
        new Random(secondsLater).nextBytes(content);
        Path jar = Files.write(folder.resolve("till-" + version + ".jar"), content);
        Path made = folder.resolve(version + ".zip");
        ProgramPackage.make(
                made,
                version,
                MADE.plusSeconds(secondsLater),
                "io.tillstream.till.TillApp",
                new JournalFormats(1, 2, 2),
                List.of(),
                List.of(jar),
                office.getPrivate());
        return made;
    }

    private byte[] part(String program, int part) throws IOException {
        fetched.incrementAndGet();
        atPart.run();
        byte[] bytes = Files.readAllBytes(zip);
        int from = part * ProgramPart.SIZE;
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + ProgramPart.SIZE));
    }

    private WantedProgram two() throws IOException {
        return new WantedProgram(7, next.hex(), "2.0", Files.size(zip));
    }

    private Path arriving(Digest program) {
        return programs.path().resolve("arriving-" + program);
    }

    private ProgramHeld said() {
        return own.held().orElseThrow();
    }

    @Test
    void fetchesWhatIsWantedAndChangesOverOnceNothingIsOpen() throws Exception {
        wanted = Optional.of(two());

        clerk.lookOnce();

        assertThat(said()).isEqualTo(new ProgramHeld(self.program().hex(), next.hex(), null, null));
        assertThat(arriving(next)).doesNotExist();
        deed.orElseThrow().run();
        assertThat(programs.next()).contains(next);
        assertThat(changedOver).hasValue(1);
    }

    @Test
    void givesUpBetweenPartsWhatIsNotWantedAnyMore() throws Exception {
        wanted = Optional.of(two());
        atPart = () -> wanted = Optional.empty();

        clerk.lookOnce();
        assertThat(fetched).hasValue(1);
        assertThat(programs.has(next)).isFalse();

        clerk.lookOnce();
        assertThat(arriving(next)).as("what arrived of it").doesNotExist();
        assertThat(said()).isEqualTo(new ProgramHeld(self.program().hex(), null, null, null));
    }

    @Test
    void isNotReadyForWhatIsTakenBackWhileItsLastPartArrives() throws Exception {
        wanted = Optional.of(two());
        int parts = (int) Math.ceilDiv(Files.size(zip), ProgramPart.SIZE);
        atPart = () -> {
            if (fetched.get() == parts) {
                wanted = Optional.empty();
            }
        };

        clerk.lookOnce();

        assertThat(deed).isEmpty();
        assertThat(said().has()).isNull();
    }

    @Test
    void doesNotChangeOverToWhatIsTakenBackWhileSomethingIsOpen() throws Exception {
        wanted = Optional.of(two());
        clerk.lookOnce();

        wanted = Optional.of(new WantedProgram(7, self.program().hex(), "1.0", WantedProgram.KEPT));
        deed.orElseThrow().run();

        assertThat(programs.next()).isEmpty();
        assertThat(changedOver).hasValue(0);
    }

    @Test
    void aMissingKeyOrAFullDiskIsNoRefusalAndWhatArrivedIsNotFetchedAgain() throws Exception {
        wanted = Optional.of(two());
        Files.delete(programs.path().resolve("keys.pem"));
        clerk.lookOnce();
        assertThat(said().refused()).isNull();
        int parts = fetched.get();

        keysAreThere();
        clerk.lookOnce();

        assertThat(said().has()).isEqualTo(next.hex());
        assertThat(fetched).hasValue(parts);
    }

    @Test
    void whatAPowerCutDamagedIsFetchedOnceMoreBeforeItIsRefused() throws Exception {
        wanted = Optional.of(two());
        byte[] damaged = Files.readAllBytes(zip);
        damaged[1_000] ^= 1;
        Files.write(arriving(next), Arrays.copyOf(damaged, ProgramPart.SIZE));

        clerk.lookOnce();

        assertThat(said()).isEqualTo(new ProgramHeld(self.program().hex(), next.hex(), null, null));
    }

    @Test
    void whatTwiceArrivesAsAnotherIsRefused() throws Exception {
        wanted = Optional.of(two());
        Files.write(zip, new byte[] {1, 2, 3}, java.nio.file.StandardOpenOption.WRITE);

        clerk.lookOnce();

        assertThat(said().refused()).isEqualTo(7L);
        assertThat(said().reason()).contains("twice it arrived as another than " + next.shown());
        assertThat(fetched).hasValue(2 * (int) Math.ceilDiv(Files.size(zip), ProgramPart.SIZE));
    }

    @Test
    void whatArrivedOfAnotherProgramIsDeleted() throws Exception {
        Digest other = new Digest("0c".repeat(32));
        Files.write(arriving(other), new byte[] {1});
        wanted = Optional.of(two());

        clerk.lookOnce();

        assertThat(arriving(other)).doesNotExist();
    }

    @Test
    void saysThatItIsOnTrialUntilItsStarterFindsItGood() throws Exception {
        StartedProgram second = new StartedProgram(programs, programs.unpack(zip));
        OwnProgram tried = new OwnProgram(Optional.of(second));
        ProgramClerk its = new ProgramClerk(
                second, tried, () -> true, Optional::empty, _ -> {}, this::part, Duration.ZERO, () -> {});

        its.lookOnce();
        assertThat(tried.held().orElseThrow().isOnTrial()).isTrue();

        Files.writeString(programs.path().resolve("good"), next.hex());
        its.lookOnce();
        assertThat(tried.held()).contains(new ProgramHeld(next.hex(), null, null, null));
    }
}
