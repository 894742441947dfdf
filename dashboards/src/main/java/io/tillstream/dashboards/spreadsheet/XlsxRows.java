package io.tillstream.dashboards.spreadsheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook in Office Open XML (ECMA-376). Numbers come as plain digits, dates as {@code
 * 2026-12-01T06:00}, truth as {@code yes} and {@code no}; of a formula the value that was counted when the file was saved.
 * Nothing is ever unpacked to disk and nothing that a workbook points at is fetched.
 */
final class XlsxRows implements SheetRows {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final Set<String> TEXTS = Set.of("si", "t", "rPh");
    private static final Set<String> ROWS = Set.of("row", "c", "sheetData");
    private static final Set<String> IN_A_CELL = Set.of("v", "is", "c");
    /** Of all shared texts together: 128 MiB of memory. */
    private static final long MOST_SHARED = 64L * 1024 * 1024;
    /** What an entry costs beside its letters. */
    private static final int OVERHEAD = 28;

    private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime DAY_ZERO_OF_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final double LAST_DAY = 2_958_466;
    private static final double MILLIS_A_DAY = 86_400_000;
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final ZipFile zip;
    private final SheetLimits limits;
    private final UnpackedXml.Unpacked whole;
    private final List<String> shared;
    private final CellStyles styles;
    private final LocalDateTime dayZero;
    private final XmlPart sheet;
    private int number;
    private int held;

    private XlsxRows(ZipFile zip, long packed, SheetLimits limits) throws IOException {
        this.zip = zip;
        this.limits = limits;
        this.whole = new UnpackedXml.Unpacked(packed);
        String first = "";
        boolean of1904 = false;
        try (XmlPart workbook = need(WORKBOOK)) {
            for (Optional<String> at = workbook.element(); at.isPresent(); at = workbook.element()) {
                if (at.get().equals("workbookPr")) {
                    String said = workbook.attribute("date1904");
                    of1904 = "1".equals(said) || "true".equals(said);
                } else if (at.get().equals("sheet") && first.isEmpty()) {
                    first = Objects.requireNonNullElse(workbook.attribute("id"), "");
                }
            }
        }
        this.dayZero = of1904 ? DAY_ZERO_OF_1904 : DAY_ZERO;
        this.shared = sharedTexts();
        this.styles = styles();
        this.sheet = need(place(first));
    }

    static XlsxRows open(Path file, SheetLimits limits) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new XlsxRows(zip, Files.size(file), limits);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new UnreadableSheet(UnreadableSheet.Reason.NO_WORKBOOK);
        }
    }

    private Optional<XmlPart> part(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null
                ? Optional.empty()
                : Optional.of(new XmlPart(new UnpackedXml(zip.getInputStream(entry), whole, limits)));
    }

    private XmlPart need(String name) throws IOException {
        return part(name).orElseThrow(() -> new UnreadableSheet(UnreadableSheet.Reason.NO_WORKBOOK));
    }

    /** Where the sheet with this id lies in the file. */
    private String place(String id) throws IOException {
        try (XmlPart relations = need("xl/_rels/workbook.xml.rels")) {
            for (Optional<String> at = relations.element(); at.isPresent(); at = relations.element()) {
                String target = relations.attribute("Target");
                if (at.get().equals("Relationship") && id.equals(relations.attribute("Id")) && target != null) {
                    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
                }
            }
        }
        throw new UnreadableSheet(UnreadableSheet.Reason.NO_WORKBOOK);
    }

    private CellStyles styles() throws IOException {
        Optional<XmlPart> part = part("xl/styles.xml");
        if (part.isEmpty()) {
            return CellStyles.NONE;
        }
        try (XmlPart styled = part.get()) {
            return CellStyles.read(styled);
        }
    }

    /** All of them, each cut off behind what is too long; readings of Japanese and Chinese letters are left out. */
    private List<String> sharedTexts() throws IOException {
        Optional<XmlPart> part = part("xl/sharedStrings.xml");
        if (part.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        long all = 0;
        try (XmlPart strings = part.get()) {
            for (Optional<String> at = strings.next(TEXTS); at.isPresent(); at = strings.next(TEXTS)) {
                switch (at.get()) {
                    case "t" -> text.append(strings.text(limits.cellCharacters() + 1));
                    case "rPh" -> strings.text(0);
                    case "/si" -> {
                        text.setLength(Math.min(text.length(), limits.cellCharacters() + 1));
                        texts.add(text.toString());
                        all += text.length() + OVERHEAD;
                        text.setLength(0);
                    }
                    default -> {}
                }
                if (all > MOST_SHARED || text.length() > MOST_SHARED) {
                    throw new UnreadableSheet(
                            UnreadableSheet.Reason.UNPACKS_TO_TOO_MUCH,
                            limits.unpackedBytes() / (1024 * 1024),
                            limits.ratio());
                }
            }
        }
        return List.copyOf(texts);
    }

    @Override
    public @Nullable SheetRow next() throws IOException {
        for (Optional<String> at = sheet.next(ROWS); at.isPresent(); at = sheet.next(ROWS)) {
            if (at.get().equals("/sheetData")) {
                return null;
            }
            if (at.get().equals("row")) {
                number = Math.max(number + 1, whole(sheet.attribute("r")));
                List<String> cells = cells();
                if (cells.stream().anyMatch(each -> !each.isBlank())) {
                    if (++held > limits.rows()) {
                        throw new UnreadableSheet(UnreadableSheet.Reason.TOO_MANY_ROWS, limits.rows());
                    }
                    return new SheetRow(number, cells);
                }
            }
        }
        return null;
    }

    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        int column = -1;
        for (Optional<String> at = sheet.next(ROWS);
                at.isPresent() && !at.get().startsWith("/row") && !at.get().equals("/sheetData");
                at = sheet.next(ROWS)) {
            if (!at.get().equals("c")) {
                continue;
            }
            column = column(sheet.attribute("r"), column + 1);
            String text = cell();
            // A cell without a text may stand anywhere: Excel keeps the colours of empty columns.
            if (!text.isEmpty()) {
                if (column >= limits.columns()) {
                    throw new UnreadableSheet(UnreadableSheet.Reason.TOO_MANY_COLUMNS, number, limits.columns());
                }
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, text);
            }
        }
        return cells;
    }

    /** The column of {@code AB12}, 0 for A; the next one where nothing is said. */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    private String cell() throws IOException {
        String type = Objects.requireNonNullElse(sheet.attribute("t"), "n");
        String style = sheet.attribute("s");
        String text = "";
        for (Optional<String> at = sheet.next(IN_A_CELL);
                at.isPresent() && !at.get().equals("/c");
                at = sheet.next(IN_A_CELL)) {
            if (!at.get().startsWith("/")) {
                text = sheet.text(limits.cellCharacters() + 1);
            }
        }
        String said = switch (type) {
            case "s" -> sharedText(text);
            case "b" -> text.equals("1") ? "yes" : "no";
            case "n" -> text.isEmpty() ? "" : figure(text, styles.isDate(style));
            default -> text;
        };
        if (said.length() > limits.cellCharacters()) {
            throw new UnreadableSheet(UnreadableSheet.Reason.CELL_TOO_LONG, number, limits.cellCharacters());
        }
        return said;
    }

    private String sharedText(String index) throws UnreadableSheet {
        int at = index.isEmpty() ? -1 : whole(index);
        if (at < 0 || at >= shared.size()) {
            throw new UnreadableSheet(UnreadableSheet.Reason.NO_WORKBOOK);
        }
        return shared.get(at);
    }

    private static int whole(@Nullable String digits) {
        try {
            return digits == null ? 0 : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** 1.1 is kept as 1.1000000000000001 in a file: the shortest figure that is the same number is what was typed. */
    private String figure(String text, boolean date) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return text;
        }
        if (!Double.isFinite(value)) {
            return text;
        }
        if (date && value >= 1 && value < LAST_DAY) {
            LocalDateTime at = dayZero.plus(Duration.ofMillis(Math.round(value * MILLIS_A_DAY)));
            return (at.getSecond() == 0 ? TO_THE_MINUTE : TO_THE_SECOND).format(at);
        }
        BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
        return shortest.precision() - shortest.scale() > 40 || shortest.scale() > 40 ? text : shortest.toPlainString();
    }

    @Override
    public void close() throws IOException {
        try {
            sheet.close();
        } finally {
            zip.close();
        }
    }
}
