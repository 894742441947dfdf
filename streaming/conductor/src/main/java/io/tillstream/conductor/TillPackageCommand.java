package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.process.Program;
import io.tillstream.journal.Journal;
import io.tillstream.program.JournalFormats;
import io.tillstream.program.OfficeKeys;
import io.tillstream.program.ProgramPackage;
import io.tillstream.program.UnfitProgram;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code till package}: the till's program as it is built, in one signed zip file. */
@picocli.CommandLine.Command(
        name = "till package",
        description = "Puts the till's program into one zip file and signs it; dashboards and tills run no other.")
final class TillPackageCommand extends Command {
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx192m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true");

    @Parameters(paramLabel = "OUT", description = "The zip file, which does not exist yet.")
    private Path out = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PEM",
            description = "Private Ed25519 key: openssl genpkey -algorithm ed25519 -out PEM. Keep it off every till and"
                    + " server.")
    private Path key = Path.of("");

    @Option(
            names = "--version",
            required = true,
            paramLabel = "V",
            description = "What people call it, 0.2.0; 1 to 40 letters, digits, dots, dashes.")
    private String version = "";

    @Override
    protected int run() throws IOException {
        List<Path> jars = Arrays.stream(
                        Program.classPath("pos-terminal/till-app").split(":", -1))
                .map(Path::of)
                .toList();
        Instant made = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        ProgramPackage packed = pack(jars, made);
        long size = Files.size(out);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", out.toString());
        document.put("program", packed.digest().hex());
        document.put("version", version);
        document.put("made", made.toString());
        document.put("files", packed.manifest().files().size());
        document.put("bytes", size);
        print(
                "Program " + version + " (" + packed.digest().shown() + "), "
                        + packed.manifest().files().size() + " files, " + size + " bytes: " + out,
                document);
        return ExitCode.SUCCESS;
    }

    private ProgramPackage pack(List<Path> jars, Instant made) throws IOException {
        try {
            return ProgramPackage.make(
                    out,
                    version,
                    made,
                    "io.tillstream.till.TillApp",
                    new JournalFormats(Journal.OLDEST_FORMAT, Journal.NEWEST_FORMAT, Journal.NEWEST_FORMAT),
                    JVM,
                    jars,
                    OfficeKeys.readPrivate(key));
        } catch (UnfitProgram | NoSuchFileException e) {
            throw new Complaint(
                    "Key " + key,
                    e instanceof NoSuchFileException ? "does not exist" : "holds no private Ed25519 key",
                    "packages are signed with a private Ed25519 key",
                    "make one with openssl genpkey -algorithm ed25519 -out " + key);
        } catch (FileAlreadyExistsException e) {
            throw new Complaint("File " + out, "exists", "a package is made once", "name another file");
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Version " + version,
                    String.valueOf(e.getMessage()),
                    "it is 1 to 40 letters, digits, dots and dashes",
                    "name another one");
        }
    }
}
