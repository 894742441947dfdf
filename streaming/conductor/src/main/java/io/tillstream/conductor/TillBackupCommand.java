package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.recovery.DeadTill;
import io.tillstream.conductor.recovery.TillCopy;
import io.tillstream.journal.JournalSalvage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** {@code till backup}: a copy of a till's folder, taken while it sells; exit 1 where its journal is damaged. */
@picocli.CommandLine.Command(
        name = "till backup",
        description = "Copies what a till cannot learn again, while it sells: journals, identity, what it was lent, its"
                + " settings. The copy is read by till recover. It holds the till's key: keep it like one.")
final class TillBackupCommand extends Command {
    @Parameters(index = "0", paramLabel = "DATA", description = "The till's data folder; it is only read.")
    private Path data = Path.of("");

    @Parameters(index = "1", paramLabel = "COPY", description = "A folder that does not exist yet.")
    private Path copy = Path.of("");

    @Override
    protected int run() throws IOException {
        TillCopy made = TillCopy.of(DeadTill.on(data), copy);
        print(text(made), document(made));
        return made.isWhole() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private static String text(TillCopy made) {
        StringBuilder text =
                new StringBuilder("Copied to ").append(made.folder()).append('\n');
        for (JournalSalvage journal : made.journals()) {
            text.append("Till ")
                    .append(journal.till())
                    .append(", epoch ")
                    .append(journal.epoch())
                    .append(": ")
                    .append(journal.records())
                    .append(" records, the last is ")
                    .append(journal.last())
                    .append(journal.lost().isEmpty() ? "\n" : "; damaged, " + journal.lost() + " cannot be read\n");
        }
        return text.append(made.hasKey() ? "" : "The till's key is not there: nothing can be sent from this copy.\n")
                .append(
                        made.isWhole()
                                ? "Whole."
                                : "The journal itself is damaged: recover it with ./tillstream till recover, and enrol the"
                                        + " till anew.")
                .toString();
    }

    private static Map<String, Object> document(TillCopy made) {
        List<Map<String, Object>> journals = new ArrayList<>();
        for (JournalSalvage journal : made.journals()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("till", journal.till().toString());
            each.put("epoch", journal.epoch());
            each.put("records", journal.records());
            each.put("last", journal.last());
            each.put("lost", journal.lost());
            journals.add(each);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("copy", made.folder().toString());
        document.put("keyCopied", made.hasKey());
        document.put("whole", made.isWhole());
        document.put("journals", journals);
        return document;
    }
}
