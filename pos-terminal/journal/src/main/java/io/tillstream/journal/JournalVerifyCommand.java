package io.tillstream.journal;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** {@code journal verify FILE}: exit 0 when every record is as it was written, 1 when one is not. */
@picocli.CommandLine.Command(
        name = "journal verify",
        description = "Checks a journal's checksums, hash chain, sequence and running totals.")
public final class JournalVerifyCommand extends Command {
    @Parameters(paramLabel = "FILE", description = "A till's journal, epoch-N.journal.")
    Path file = Path.of("");

    public static void main(String[] arguments) {
        System.exit(execute(new JournalVerifyCommand(), arguments));
    }

    @Override
    protected int run() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Complaint(
                    "Journal",
                    file + " is not a file that can be read",
                    "the command checks one till's epoch-N.journal",
                    "name one, they lie in the till's data folder under journal");
        }
        JournalVerification result;
        try {
            result = JournalVerification.of(file);
        } catch (IOException e) {
            throw new Complaint(
                    "Journal " + file,
                    String.valueOf(e.getMessage()),
                    "it must be readable to its end",
                    "check the disk and the rights of the file");
        }
        print(text(result), document(result));
        return result.isValid() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private String text(JournalVerification result) {
        return result.firstBroken()
                .map(broken -> broken(broken, result.records()))
                .orElseGet(() -> file + " is valid: " + result.records() + " records"
                        + (result.unfinishedBytes() > 0
                                ? ", and " + result.unfinishedBytes() + " bytes of an unacknowledged one at the end."
                                : "."));
    }

    private String broken(JournalVerification.Broken broken, long before) {
        if (broken.sequence() == 0) {
            return String.valueOf(new NotAJournal(String.valueOf(file), broken.reason()).getMessage());
        }
        return file + " is broken at record " + broken.sequence() + ", byte " + broken.offset() + ": " + broken.reason()
                + "; the " + before + " records before it are as they were written; leave the file as it is and enrol"
                + " the till anew.";
    }

    private static Map<String, Object> document(JournalVerification result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("valid", result.isValid());
        document.put("records", result.records());
        document.put("firstBroken", result.firstBroken().orElse(null));
        return document;
    }
}
