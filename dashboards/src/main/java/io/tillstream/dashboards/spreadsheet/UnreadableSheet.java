package io.tillstream.dashboards.spreadsheet;

import java.io.IOException;
import java.util.List;

/** A file of which nothing can be taken, whatever its other rows say. */
public final class UnreadableSheet extends IOException {
    private final Reason reason;
    private final transient List<String> details;

    /** Why a file is not read. */
    public enum Reason {
        /** Larger than what is taken. */
        TOO_LARGE,
        /** Unpacks to more than what is taken. */
        UNPACKS_TO_TOO_MUCH,
        TOO_MANY_ROWS,
        TOO_MANY_COLUMNS,
        /** One cell is too long; often a quotation mark that is never closed. */
        CELL_TOO_LONG,
        /** Its letters are not UTF-8. */
        NOT_UTF8,
        QUOTE_NOT_CLOSED,
        /** A workbook of before 2007, or one with a password. */
        OLD_OR_LOCKED,
        /** A zip file, but no workbook that can be read. */
        NO_WORKBOOK,
        EMPTY
    }

    UnreadableSheet(Reason reason, Object... details) {
        super(reason + " " + List.of(details));
        this.reason = reason;
        this.details = List.of(details).stream().map(String::valueOf).toList();
    }

    public Reason reason() {
        return reason;
    }

    /** Where and how much, in the order of the sentence about the reason. */
    public List<String> details() {
        return details;
    }
}
