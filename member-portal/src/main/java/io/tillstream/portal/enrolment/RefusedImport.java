package io.tillstream.portal.enrolment;

/** A line of an import that cannot be taken; the whole import is refused and nothing of it stored. */
final class RefusedImport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedImport(int line, String why) {
        super("Line " + line + ": " + why
                + " Nothing of this request was stored; correct the line and send all again.");
    }
}
