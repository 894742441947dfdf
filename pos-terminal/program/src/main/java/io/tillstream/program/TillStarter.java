package io.tillstream.program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts a till's program, and goes back by itself from a new one that does not stand its trial: one that is not sound in time, or
 * ends twice before it was sound for a while. Lies outside of the programs and is never replaced by one.
 */
public final class TillStarter {
    private static final int MOST_TRIES = 2;
    private static final long LOOKS_AGAIN_MILLIS = 100;
    private static final long AFTER_TROUBLE_MILLIS = 2_000;
    private static final int CANNOT_WORK = 2;
    private static final String USAGE = """
        Usage: java -jar till-starter.jar install PACKAGE --programs=DIR [--keys=PEM]
               java -jar till-starter.jar run --programs=DIR [--sound-within=PT3M] [--on-trial=PT10M] [-- ARGUMENTS OF THE TILL]\
        """;

    private final ProgramFolder folder;
    private final Duration soundWithin;
    private final Duration onTrial;
    private final List<String> arguments;
    private volatile @Nullable Process running;
    private volatile boolean stopping;
    private volatile @Nullable Trial trial;
    /** What was gone back from while that could not be written down. */
    private ProgramFolder.@Nullable Refused unwritten;

    private String lastTrouble = "";

    /** What is on trial, and which start of it this is. */
    private record Trial(Digest program, int start) {}

    TillStarter(ProgramFolder folder, Duration soundWithin, Duration onTrial, List<String> arguments) {
        this.folder = folder;
        this.soundWithin = soundWithin;
        this.onTrial = onTrial;
        this.arguments = List.copyOf(arguments);
    }

    /** Exit code of the program; 2 and one line where nothing can be started. */
    public static void main(String[] arguments) {
        try {
            System.exit(run(List.of(arguments)));
        } catch (UnfitProgram e) {
            System.err.println(e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(
                    "Starter: " + e + "; it works with what ./tillstream till package made; see USAGE.\n" + USAGE);
        } catch (InterruptedException e) {
            System.err.println("Starter: interrupted; the till is stopped; start it again.");
        }
        System.exit(CANNOT_WORK);
    }

    private static int run(List<String> arguments) throws IOException, UnfitProgram, InterruptedException {
        int end = arguments.indexOf("--");
        List<String> own = end < 0 ? arguments : arguments.subList(0, end);
        List<String> tills = end < 0 ? List.of() : arguments.subList(end + 1, arguments.size());
        String command = own.isEmpty() ? "" : own.getFirst();
        ProgramFolder folder = new ProgramFolder(Path.of(option(own, "programs")
                        .orElseThrow(() -> new IllegalArgumentException("--programs=DIR is missing")))
                .toAbsolutePath());
        return switch (command) {
            case "install" -> install(folder, own);
            case "run" -> {
                TillStarter starter = new TillStarter(
                        folder,
                        Duration.parse(option(own, "sound-within").orElse("PT3M")),
                        Duration.parse(option(own, "on-trial").orElse("PT10M")),
                        tills);
                Runtime.getRuntime().addShutdownHook(new Thread(starter::stop, "stop"));
                yield starter.run();
            }
            default -> throw new IllegalArgumentException("\"" + command + "\" is neither install nor run");
        };
    }

    private static Optional<String> option(List<String> arguments, String name) {
        String begin = "--" + name + "=";
        return arguments.stream()
                .filter(each -> each.startsWith(begin))
                .map(each -> each.substring(begin.length()))
                .findFirst();
    }

    private static int install(ProgramFolder folder, List<String> own) throws IOException, UnfitProgram {
        if (own.size() < 2 || own.get(1).startsWith("--")) {
            throw new IllegalArgumentException("install wants a PACKAGE");
        }
        Optional<String> keys = option(own, "keys");
        if (keys.isPresent()) {
            folder.trust(Path.of(keys.get()));
        }
        Digest program = folder.unpack(Path.of(own.get(1)));
        Optional<Digest> good = folder.good();
        if (good.isEmpty()) {
            folder.begin(program);
        } else if (!good.get().equals(program)) {
            folder.tryNext(program);
        }
        tell((folder.next().isEmpty() ? "is installed: " : "is tried at the next start: ") + named(folder, program));
        tell("by hand: head office has it changed again where it ever rolled out another to this till;"
                + " upload this package there too, and roll it out.");
        return 0;
    }

    private static String named(ProgramFolder folder, Digest program) {
        return folder.version(program).orElse("?") + " (" + program.shown() + ")";
    }

    private static void tell(String line) {
        System.err.println(Instant.now() + " Program " + line);
    }

    int run() throws IOException, UnfitProgram, InterruptedException {
        while (true) {
            Digest good = folder.good()
                    .orElseThrow(() -> new UnfitProgram("Folder " + folder.path()
                            + ": no program is installed; install one: java -jar till-starter.jar install PACKAGE"
                            + " --programs="
                            + folder.path() + " --keys=PEM."));
            Optional<Trial> tried = toTry(good);
            tidy();
            int code = tried.isPresent() ? onTrial(tried.get()) : sell(good);
            boolean goesOn = tried.isPresent() ? code != 0 : code == StartedProgram.CHANGES_OVER;
            if (stopping || !goesOn || (tried.isEmpty() && folder.next().isEmpty())) {
                return code;
            }
        }
    }

    /** What is to be tried, noted as being tried; nothing where that cannot be noted: then the good one sells. */
    private Optional<Trial> toTry(Digest good) {
        try {
            ProgramFolder.Refused before = unwritten;
            if (before != null) {
                folder.refuse(before.program(), before.reason());
                unwritten = null;
            }
            Optional<Digest> next = folder.next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Digest program = next.get();
            if (program.equals(good) || !folder.has(program) || folder.isRefused(program)) {
                folder.nothingNext();
                return Optional.empty();
            }
            int tries = folder.tries(program) + 1;
            if (tries > MOST_TRIES) {
                back(program, "it ended " + MOST_TRIES + " times before it was sound for " + onTrial);
                return Optional.empty();
            }
            folder.notYetSound();
            folder.tried(program, tries);
            Trial begun = new Trial(program, tries);
            trial = begun;
            Step.TRIED.reached();
            return Optional.of(begun);
        } catch (IOException e) {
            trial = null;
            trouble("nothing is tried, the good one sells", e);
            return Optional.empty();
        }
    }

    private void tidy() {
        try {
            folder.tidy();
        } catch (IOException e) {
            trouble("what nobody needs stays", e);
        }
    }

    /** The same once. */
    private void trouble(String what, IOException why) {
        String line =
                "folder " + folder.path() + ": " + what + ": " + why + "; see that it can be written and has room.";
        if (!line.equals(lastTrouble)) {
            tell(line);
        }
        lastTrouble = line;
    }

    private int sell(Digest program) throws IOException, UnfitProgram, InterruptedException {
        tell("starts: " + named(folder, program));
        return start(program).waitFor();
    }

    /** Exit code of the program, 0 for one that somebody stopped. */
    private int onTrial(Trial begun) throws InterruptedException {
        Digest program = begun.program();
        tell("is tried, start " + begun.start() + ": " + named(folder, program));
        Process process;
        try {
            process = start(program);
        } catch (IOException | UnfitProgram e) {
            return back(program, "it cannot be started: " + e.getMessage());
        }
        Step.STARTED.reached();
        long began = System.nanoTime();
        long sound = 0;
        long pause = LOOKS_AGAIN_MILLIS;
        while (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
            try {
                pause = LOOKS_AGAIN_MILLIS;
                if (sound == 0 && folder.isSound(program)) {
                    sound = System.nanoTime();
                    tell("is sound, and on trial for " + onTrial);
                }
                if (sound == 0 && System.nanoTime() - began > soundWithin.toNanos()) {
                    process.destroyForcibly().waitFor();
                    return back(program, "it did not say within " + soundWithin + " that it is sound");
                }
                if (sound != 0 && System.nanoTime() - sound > onTrial.toNanos()) {
                    folder.becomesGood(program);
                    trial = null;
                    tell("is the good one: " + named(folder, program));
                    return process.waitFor();
                }
            } catch (IOException e) {
                // It sells: what cannot be written or read now is tried again.
                trouble("how the trial stands is not noted", e);
                pause = AFTER_TROUBLE_MILLIS;
            }
        }
        int code = process.exitValue();
        if (code == 0) {
            // Somebody stopped it: that says nothing against it.
            notTried(begun);
        } else if (!stopping) {
            tell("ended with " + code + " while on trial: " + named(folder, program));
        }
        return code;
    }

    private void notTried(Trial begun) {
        try {
            folder.tried(begun.program(), begun.start() - 1);
        } catch (IOException e) {
            trouble("a stop by hand is counted against what is tried", e);
        }
    }

    private int back(Digest program, String reason) {
        tell("is gone back from: " + named(folder, program) + ": " + reason);
        trial = null;
        try {
            folder.refuse(program, reason);
        } catch (IOException e) {
            unwritten = new ProgramFolder.Refused(program, reason);
            trouble("what was gone back from is not noted", e);
        }
        return StartedProgram.CHANGES_OVER;
    }

    private Process start(Digest program) throws IOException, UnfitProgram {
        ProgramManifest manifest = folder.manifest(program);
        Path files = folder.folder(program);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(manifest.jvm());
        command.add("-D" + StartedProgram.FOLDER + "=" + folder.path());
        command.add("-D" + StartedProgram.PROGRAM + "=" + program);
        command.add("-cp");
        command.add(manifest.files().stream()
                .map(file -> files.resolve(file.name()).toString())
                .collect(Collectors.joining(java.io.File.pathSeparator)));
        command.add(manifest.main());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        running = process;
        return process;
    }

    /** As this process is told to end: its program ends first, and that says nothing against it either. */
    private void stop() {
        stopping = true;
        Process process = running;
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Trial interrupted = trial;
            if (interrupted != null
                    && folder.next().filter(interrupted.program()::equals).isPresent()) {
                folder.tried(interrupted.program(), interrupted.start() - 1);
            }
        } catch (InterruptedException | IOException e) {
            process.destroyForcibly();
        }
    }
}
