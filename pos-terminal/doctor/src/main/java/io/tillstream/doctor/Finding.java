package io.tillstream.doctor;

import java.util.Locale;
import java.util.Optional;

/** Everything the doctor can find, as a closed list: each has a rule, a picture and three lines in three languages. */
public enum Finding {
    TILL_NOT_RUNNING(Picture.TILL, StillWorks.OTHER_TILLS, Call.SUPPORT),
    TILL_SILENT(Picture.TILL, StillWorks.OTHER_TILLS, Call.SUPPORT),

    LINK_DOWN(Picture.CABLE, StillWorks.SELLING, Call.NETWORK),
    NO_SIGNAL(Picture.SIGNAL, StillWorks.SELLING, Call.NETWORK),
    MOBILE_RESTART(Picture.SIGNAL, StillWorks.SELLING, Call.NETWORK),
    DATA_CARD(Picture.DATA_CARD, StillWorks.SELLING, Call.NETWORK),
    MOBILE_PROVIDER(Picture.PHONE, StillWorks.SELLING, Call.NETWORK),
    NO_ADDRESS(Picture.CABLE, StillWorks.SELLING, Call.NETWORK),
    NAME_UNKNOWN(Picture.SIGNPOST, StillWorks.SELLING, Call.SUPPORT),
    NAME_SERVICE_SILENT(Picture.SIGNPOST, StillWorks.SELLING, Call.NETWORK),
    NO_GATEWAY(Picture.ROUTER, StillWorks.SELLING, Call.NETWORK),
    GATEWAY_SILENT(Picture.ROUTER, StillWorks.SELLING, Call.NETWORK),
    HEAD_OFFICE_REFUSES(Picture.SERVER, StillWorks.SELLING, Call.HEAD_OFFICE),
    HEAD_OFFICE_UNREACHABLE(Picture.SERVER, StillWorks.SELLING, Call.NETWORK),
    HEAD_OFFICE_SILENT(Picture.SERVER, StillWorks.SELLING, Call.HEAD_OFFICE),
    HEAD_OFFICE_TROUBLE(Picture.SERVER, StillWorks.SELLING, Call.HEAD_OFFICE),
    SOMEBODY_ELSE_ANSWERS(Picture.SERVER, StillWorks.SELLING, Call.NETWORK),
    OTHER_CERTIFICATE(Picture.CERTIFICATE, StillWorks.SELLING, Call.HEAD_OFFICE),
    CERTIFICATE_DATES(Picture.CERTIFICATE, StillWorks.SELLING, Call.HEAD_OFFICE),
    TILL_NOT_PROVED(Picture.KEY, StillWorks.SELLING, Call.HEAD_OFFICE),
    TILL_REVOKED(Picture.KEY, StillWorks.SELLING, Call.HEAD_OFFICE),
    TILL_LOCKED(Picture.LOCK, StillWorks.SELLING, Call.HEAD_OFFICE),

    PIN_WRONG(Picture.KEY, StillWorks.COLLEAGUES, Call.MANAGER),
    ROLE_MISSING(Picture.KEY, StillWorks.COLLEAGUES, Call.MANAGER),
    SIGN_IN_LOCKED(Picture.LOCK, StillWorks.COLLEAGUES, Call.MANAGER),
    GRANT_EXPIRED(Picture.KEY, StillWorks.COLLEAGUES, Call.HEAD_OFFICE),

    RECORDS_REFUSED(Picture.QUEUE, StillWorks.SELLING, Call.HEAD_OFFICE),
    RECORDS_WAIT(Picture.QUEUE, StillWorks.SELLING, Call.HEAD_OFFICE),
    CATALOGUE_MISSING(Picture.QUEUE, StillWorks.OTHER_TILLS, Call.HEAD_OFFICE),

    CLOCK_WRONG(Picture.CLOCK, StillWorks.SELLING, Call.SUPPORT),
    CLOCK_DRIFTS(Picture.CLOCK, StillWorks.EVERYTHING, Call.SUPPORT),
    CLOCK_SET_BACK(Picture.CLOCK, StillWorks.SELLING, Call.SUPPORT),

    DEVICE_NOT_SET(Picture.CABLE, StillWorks.SELLING, Call.SUPPORT),
    PORT_TAKEN(Picture.CABLE, StillWorks.SELLING, Call.SUPPORT),

    PRINTER_CABLE(Picture.PRINTER_CABLE, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PRINTER_ADDRESS(Picture.PRINTER_CABLE, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PRINTER_SILENT(Picture.PRINTER_CABLE, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PRINTER_COVER(Picture.PRINTER_COVER, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PRINTER_LIGHT(Picture.PRINTER_LIGHT, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PRINTER_WAITS(Picture.PRINTER_LIGHT, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PRINTER_PAPER(Picture.PRINTER_PAPER, StillWorks.WITHOUT_PAPER, Call.NOBODY),
    PRINTER_PAPER_LOW(Picture.PRINTER_PAPER, StillWorks.EVERYTHING, Call.NOBODY),
    PRINTER_CUTTER(Picture.PRINTER_CUTTER, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PRINTER_HOT(Picture.PRINT_HEAD, StillWorks.WITHOUT_PAPER, Call.SUPPORT),
    PAPER_WRONG_WAY(Picture.PRINTER_PAPER, StillWorks.EVERYTHING, Call.NOBODY),
    HEAD_DIRTY(Picture.PRINT_HEAD, StillWorks.EVERYTHING, Call.SUPPORT),
    PAPER_POOR(Picture.PRINTER_PAPER, StillWorks.EVERYTHING, Call.SUPPORT),
    HEAD_WORN(Picture.PRINT_HEAD, StillWorks.EVERYTHING, Call.SUPPORT),
    RIBBON_SPENT(Picture.RIBBON, StillWorks.EVERYTHING, Call.NOBODY),

    SCANNER_CABLE(Picture.SCANNER, StillWorks.TYPING, Call.SUPPORT),
    SCANNER_READS_NOTHING(Picture.SCANNER, StillWorks.TYPING, Call.SUPPORT),
    SCANNER_MISREADS(Picture.SCANNER, StillWorks.TYPING, Call.SUPPORT),

    SCALE_CABLE(Picture.SCALE, StillWorks.WITHOUT_SCALE, Call.SUPPORT),
    SCALE_SILENT(Picture.SCALE, StillWorks.WITHOUT_SCALE, Call.SUPPORT),
    SCALE_OVERLOADED(Picture.SCALE, StillWorks.WITHOUT_SCALE, Call.NOBODY),
    SCALE_ZERO(Picture.SCALE, StillWorks.WITHOUT_SCALE, Call.SUPPORT),
    SCALE_MOVING(Picture.SCALE, StillWorks.WITHOUT_SCALE, Call.NOBODY),

    TERMINAL_REFUSES(Picture.CARD_TERMINAL, StillWorks.WITHOUT_CARDS, Call.SUPPORT),
    TERMINAL_UNREACHABLE(Picture.CARD_TERMINAL, StillWorks.WITHOUT_CARDS, Call.SUPPORT),

    DISK_FULL(Picture.DISK, StillWorks.OTHER_TILLS, Call.SUPPORT),
    DISK_SHORT(Picture.DISK, StillWorks.EVERYTHING, Call.SUPPORT),
    JOURNAL_UNWRITABLE(Picture.DISK, StillWorks.OTHER_TILLS, Call.SUPPORT),
    DISK_SLOW(Picture.DISK, StillWorks.EVERYTHING, Call.SUPPORT),
    PROCESSOR_BUSY(Picture.TILL, StillWorks.EVERYTHING, Call.SUPPORT),
    MEMORY_SHORT(Picture.TILL, StillWorks.EVERYTHING, Call.SUPPORT);

    /** What is drawn beside the words; the drawing is the screen's. */
    public enum Picture {
        TILL,
        CABLE,
        SIGNAL,
        DATA_CARD,
        PHONE,
        SIGNPOST,
        ROUTER,
        SERVER,
        CERTIFICATE,
        KEY,
        LOCK,
        QUEUE,
        CLOCK,
        PRINTER_CABLE,
        PRINTER_COVER,
        PRINTER_LIGHT,
        PRINTER_PAPER,
        PRINTER_CUTTER,
        PRINT_HEAD,
        RIBBON,
        SCANNER,
        SCALE,
        CARD_TERMINAL,
        DISK;

        public String id() {
            return Finding.kebab(this);
        }
    }

    /** The second line: what a cashier can go on doing. */
    public enum StillWorks {
        EVERYTHING,
        SELLING,
        COLLEAGUES,
        TYPING,
        WITHOUT_PAPER,
        WITHOUT_SCALE,
        WITHOUT_CARDS,
        OTHER_TILLS;

        public String id() {
            return Finding.kebab(this);
        }
    }

    /** Who helps when the counter cannot. */
    public enum Call {
        /** The counter can do it alone. */
        NOBODY,
        MANAGER,
        SUPPORT,
        NETWORK,
        HEAD_OFFICE;

        public String id() {
            return Finding.kebab(this);
        }
    }

    private final Picture picture;
    private final StillWorks stillWorks;
    private final Call call;

    Finding(Picture picture, StillWorks stillWorks, Call call) {
        this.picture = picture;
        this.stillWorks = stillWorks;
        this.call = call;
    }

    /** As it stands in files and messages, {@code printer-cover}. */
    public String id() {
        return kebab(this);
    }

    /** The finding of an id; empty for one that a newer till made. */
    public static Optional<Finding> ofId(String id) {
        for (Finding finding : values()) {
            if (finding.id().equals(id)) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }

    public Picture picture() {
        return picture;
    }

    public StillWorks stillWorks() {
        return stillWorks;
    }

    public Call call() {
        return call;
    }

    static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
