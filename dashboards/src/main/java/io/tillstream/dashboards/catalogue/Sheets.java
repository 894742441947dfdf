package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.signin.Reach;
import io.tillstream.dashboards.spreadsheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;

/** Kinds of master data as files: all that is known, or the head alone to be filled in. */
final class Sheets {
    /** A file's form. */
    enum Form {
        CSV,
        XLSX;

        MediaType type() {
            return switch (this) {
                case CSV -> new MediaType("text", "csv", StandardCharsets.UTF_8);
                case XLSX -> new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            };
        }

        /** {@code .csv} */
        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private Sheets() {}

    /** Everything of a kind that somebody sees, row by row as it is known while it is written. */
    static <V> void export(SheetKind<V> kind, Reach reach, Form form, OutputStream out) throws IOException {
        try (SheetWriter writer = writer(kind, form, out)) {
            writer.row(kind.columns());
            Iterator<V> all = kind.after(null)
                    .flatMap(fact -> kind.seen(fact, reach).stream())
                    .iterator();
            while (all.hasNext()) {
                writer.row(kind.write(all.next()));
            }
        }
    }

    /** Only the head. */
    static void template(SheetKind<?> kind, Form form, OutputStream out) throws IOException {
        try (SheetWriter writer = writer(kind, form, out)) {
            writer.row(kind.columns());
        }
    }

    /** Any rows as CSV. */
    static SheetWriter csv(List<String> head, OutputStream out) throws IOException {
        SheetWriter writer = SheetWriter.csv(out);
        writer.row(head);
        return writer;
    }

    private static SheetWriter writer(SheetKind<?> kind, Form form, OutputStream out) throws IOException {
        return switch (form) {
            case CSV -> SheetWriter.csv(out);
            case XLSX -> SheetWriter.xlsx(out, kind.path(), kind.numbers());
        };
    }
}
