package io.tillstream.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a till keeps its programs: each unpacked in a folder named by its digest, and beside them small files that say which is
 * which. Each of them is replaced as a whole and forced to the disk, so that a power cut leaves the old word or the new one.
 *
 * <p>{@code good} the one that runs · {@code previous} the one before it · {@code next} the one to be tried · {@code tries} how
 * often it was started · {@code sound} written by a program that can sell · {@code refused} the one gone back from last, and why ·
 * {@code keys.pem} whose packages are run.
 *
 * @param path the folder
 */
public record ProgramFolder(Path path) {
    private static final String GOOD = "good";
    private static final String PREVIOUS = "previous";
    private static final String NEXT = "next";
    private static final String TRIES = "tries";
    private static final String SOUND = "sound";
    private static final String REFUSED = "refused";
    private static final String KEYS = "keys.pem";
    private static final String UNPACKING = "unpacking";
    private static final int LONGEST_REASON = 300;

    /**
     * A program that was gone back from.
     *
     * @param program which
     * @param reason one line
     */
    public record Refused(Digest program, String reason) {}

    /** The one that runs, or ran last; empty before the first is installed. */
    public Optional<Digest> good() throws IOException {
        return digest(GOOD);
    }

    /** The one before it. */
    public Optional<Digest> previous() throws IOException {
        return digest(PREVIOUS);
    }

    /** The one to be tried at the next start. */
    public Optional<Digest> next() throws IOException {
        return digest(NEXT);
    }

    /** The one gone back from last. */
    public Optional<Refused> refused() throws IOException {
        Optional<String> line = word(REFUSED);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = line.get().split(" ", 2);
        return parts.length == 2 && isDigest(parts[0])
                ? Optional.of(new Refused(new Digest(parts[0]), parts[1]))
                : Optional.empty();
    }

    public OfficeKeys keys() throws IOException, UnfitProgram {
        return OfficeKeys.read(path.resolve(KEYS));
    }

    /** Says whose packages are run from now on. */
    void trust(Path keys) throws IOException, UnfitProgram {
        OfficeKeys.read(keys);
        Files.createDirectories(path);
        say(KEYS, Files.readString(keys));
    }

    public Path folder(Digest program) {
        return path.resolve(program.hex());
    }

    /** Whether all of it is there: its manifest is what is deleted first. */
    public boolean has(Digest program) {
        return ProgramPackage.isWhole(folder(program));
    }

    ProgramManifest manifest(Digest program) throws IOException, UnfitProgram {
        return ProgramPackage.unpacked(folder(program));
    }

    /** The version of one that is unpacked. */
    public Optional<String> version(Digest program) {
        try {
            return Optional.of(manifest(program).version());
        } catch (IOException | UnfitProgram e) {
            return Optional.empty();
        }
    }

    /**
     * Checks a package and unpacks it; what is there already is left alone.
     *
     * @throws UnfitProgram when it is not signed, broken, made before the one that runs, or its journal could not be read by the
     *     one gone back to
     */
    public Digest unpack(Path zip) throws IOException, UnfitProgram {
        OfficeKeys keys = keys();
        ProgramPackage offered = ProgramPackage.check(zip, keys);
        Digest program = offered.digest();
        if (has(program)) {
            return program;
        }
        Optional<Digest> running = good();
        if (running.isPresent()) {
            fits(offered.manifest(), manifest(running.get()));
        }
        Path fresh = path.resolve(UNPACKING);
        delete(fresh);
        Files.createDirectories(fresh);
        ProgramPackage.unpack(zip, keys, fresh);
        ForcedFile.force(fresh);
        delete(folder(program));
        Step.UNPACKED.reached();
        Files.move(fresh, folder(program), StandardCopyOption.ATOMIC_MOVE);
        ForcedFile.force(path);
        Step.NAMED.reached();
        return program;
    }

    private static void fits(ProgramManifest offered, ProgramManifest running) throws UnfitProgram {
        if (offered.made().isBefore(running.made())) {
            throw new UnfitProgram(
                    "Package " + offered.version() + ": made " + offered.made() + ", before the one that runs ("
                            + running.version() + ", " + running.made() + "); make it anew if it is really wanted.");
        }
        if (!offered.journal().mayFollow(running.journal())) {
            throw new UnfitProgram("Package " + offered.version() + ": its journal " + offered.journal()
                    + " and that of " + running.version() + " " + running.journal()
                    + " cannot be read by each other; roll out one first that reads both.");
        }
    }

    /** The one that is to be tried at the next start; it has to be unpacked. */
    public void tryNext(Digest program) throws IOException {
        if (!has(program)) {
            throw new IllegalArgumentException("Program " + program.shown() + " is not unpacked; unpack it first.");
        }
        if (isRefused(program)) {
            // Somebody wants it in spite of that.
            Files.delete(path.resolve(REFUSED));
        }
        say(TRIES, program + " 0");
        say(NEXT, program.hex());
        Step.NEXT.reached();
    }

    boolean isRefused(Digest program) throws IOException {
        return refused().filter(each -> each.program().equals(program)).isPresent();
    }

    /** The first one of a till, which nothing is gone back from. */
    void begin(Digest program) throws IOException {
        say(GOOD, program.hex());
    }

    int tries(Digest program) throws IOException {
        String[] parts = word(TRIES).orElse("").split(" ", -1);
        return parts.length == 2 && parts[0].equals(program.hex()) && parts[1].matches("\\d{1,4}")
                ? Integer.parseInt(parts[1])
                : 0;
    }

    void tried(Digest program, int tries) throws IOException {
        say(TRIES, program + " " + tries);
    }

    /** It can sell: said by a program of itself. */
    void sound(Digest program) throws IOException {
        say(SOUND, program.hex());
    }

    boolean isSound(Digest program) throws IOException {
        return digest(SOUND).filter(program::equals).isPresent();
    }

    void notYetSound() throws IOException {
        Files.deleteIfExists(path.resolve(SOUND));
    }

    /** It has stood its trial. */
    void becomesGood(Digest program) throws IOException {
        Optional<Digest> before = good();
        if (before.isPresent() && !before.get().equals(program)) {
            say(PREVIOUS, before.get().hex());
            Step.PREVIOUS.reached();
        }
        say(GOOD, program.hex());
        Step.GOOD.reached();
        nothingNext();
    }

    void nothingNext() throws IOException {
        Files.deleteIfExists(path.resolve(NEXT));
        Files.deleteIfExists(path.resolve(TRIES));
        ForcedFile.force(path);
    }

    /** It is gone back from. */
    void refuse(Digest program, String reason) throws IOException {
        String line = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        say(REFUSED, program + " " + line);
        Step.REFUSED.reached();
        nothingNext();
    }

    /**
     * Deletes what is neither good nor the one before it nor to be tried, and what was being unpacked; the last one that was
     * unpacked stays, for it may wait until nothing is open.
     */
    void tidy() throws IOException {
        delete(path.resolve(UNPACKING));
        Set<String> wanted = Stream.of(good(), previous(), next(), waiting())
                .flatMap(Optional::stream)
                .map(Digest::hex)
                .collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(path)) {
            for (Path each : all.toList()) {
                String name = String.valueOf(each.getFileName());
                if (isDigest(name) && !wanted.contains(name)) {
                    delete(each);
                }
            }
        }
    }

    /** The last one that was unpacked and not gone back from, where it is not older than the one that runs. */
    private Optional<Digest> waiting() throws IOException {
        Optional<Instant> running = good().flatMap(this::made);
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Optional<Digest> last = Optional.empty();
        FileTime at = FileTime.fromMillis(0);
        try (Stream<Path> all = Files.list(path)) {
            for (Path each : all.toList()) {
                String name = String.valueOf(each.getFileName());
                if (isDigest(name) && isWaiting(new Digest(name), running.get())) {
                    FileTime unpacked = Files.getLastModifiedTime(each);
                    if (unpacked.compareTo(at) > 0) {
                        last = Optional.of(new Digest(name));
                        at = unpacked;
                    }
                }
            }
        }
        return last;
    }

    private boolean isWaiting(Digest program, Instant running) throws IOException {
        return !good().equals(Optional.of(program))
                && !isRefused(program)
                && made(program).filter(made -> !made.isBefore(running)).isPresent();
    }

    private Optional<Instant> made(Digest program) {
        try {
            return Optional.of(manifest(program).made());
        } catch (IOException | UnfitProgram e) {
            return Optional.empty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            ProgramPackage.spoil(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static boolean isDigest(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private Optional<Digest> digest(String file) throws IOException {
        return word(file).filter(ProgramFolder::isDigest).map(Digest::new);
    }

    private Optional<String> word(String file) throws IOException {
        try {
            return Optional.of(Files.readString(path.resolve(file)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void say(String file, String text) throws IOException {
        Path fresh = path.resolve(file + ".new");
        Files.deleteIfExists(fresh);
        try (OutputStream out = new ForcedFile(fresh)) {
            out.write((text.strip() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.move(fresh, path.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        ForcedFile.force(path);
    }
}
