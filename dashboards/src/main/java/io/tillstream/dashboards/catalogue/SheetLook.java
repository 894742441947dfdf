package io.tillstream.dashboards.catalogue;

import io.tillstream.dashboards.export.Csv;
import io.tillstream.dashboards.spreadsheet.SheetLimits;
import io.tillstream.dashboards.spreadsheet.SheetRow;
import io.tillstream.dashboards.spreadsheet.SheetRows;
import io.tillstream.dashboards.spreadsheet.UnreadableSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a file row by row: what each would change, and everything that is wrong in it. Nothing is published here, and no more
 * than some hundred rows are held beside the keys of all.
 */
final class SheetLook<V> {
    /** Of a file in which everything is wrong, so many errors are kept; rows are counted on. */
    static final int MOST_WRONG = 100_000;

    private static final int AT_ONCE = 1_000;

    private final ChangeSets sets;
    private final SheetKind<V> kind;
    private final long id;
    private final boolean englishNames;
    private final Map<String, Integer> rowOfKey = new HashMap<>();
    private final List<ChangeSets.Said> said = new ArrayList<>();
    private final List<Wrong> wrong = new ArrayList<>();
    private List<String> columns = List.of();
    private int lookedAt;
    private int added;
    private int changed;
    private int unchanged;
    private int wrongRows;
    private int wrongKept;

    SheetLook(ChangeSets sets, SheetKind<V> kind, long id, boolean englishNames) {
        this.sets = sets;
        this.kind = kind;
        this.id = id;
        this.englishNames = englishNames;
    }

    /** A head of which nothing below can be understood. */
    static final class WrongHead extends Exception {
        private final String trouble;
        private final String about;

        private WrongHead(String trouble, String about) {
            super(trouble + " " + about);
            this.trouble = trouble;
            this.about = about;
        }
    }

    /** Looks at all of it and leaves it ready, or unreadable with the reason. */
    void look(Path file) {
        try (SheetRows rows = SheetRows.open(file, limits())) {
            SheetRow head = rows.next();
            if (head == null) {
                throw new WrongHead("EMPTY", "");
            }
            columns = columns(head.cells());
            for (SheetRow row = rows.next(); row != null; row = rows.next()) {
                take(row);
                if (++lookedAt % AT_ONCE == 0) {
                    write();
                }
            }
            if (lookedAt == 0) {
                throw new WrongHead("EMPTY", "");
            }
            write();
            var _ = sets.move(id, ChangeSet.State.READING, ChangeSet.State.READY);
        } catch (WrongHead e) {
            sets.failed(id, ChangeSet.State.UNREADABLE, e.trouble, e.about);
        } catch (UnreadableSheet e) {
            sets.failed(id, ChangeSet.State.UNREADABLE, e.reason().name(), String.join("|", e.details()));
        } catch (IOException e) {
            sets.failed(id, ChangeSet.State.UNREADABLE, UnreadableSheet.Reason.NO_WORKBOOK.name(), "");
        }
    }

    private SheetLimits limits() {
        return kind instanceof DraftSheet<?> ? SheetLimits.USUAL.withRows(DraftSheet.MOST_ROWS) : SheetLimits.USUAL;
    }

    private List<String> columns(List<String> head) throws WrongHead {
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : head) {
            String column =
                    cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            if (!column.isEmpty() && !kind.columns().contains(column)) {
                throw new WrongHead("UNKNOWN_COLUMN", shown(cell) + "|" + String.join(", ", kind.columns()));
            }
            if (!column.isEmpty() && !seen.add(column)) {
                throw new WrongHead("COLUMN_TWICE", column);
            }
            found.add(column);
        }
        for (String column : kind.keyColumns()) {
            if (!seen.contains(column)) {
                throw new WrongHead("NO_KEY_COLUMN", column);
            }
        }
        return List.copyOf(found);
    }

    private static String shown(String cell) {
        String bare = cell.strip().replace('|', ' ');
        return bare.length() > 30 ? bare.substring(0, 30) : bare;
    }

    private void take(SheetRow row) {
        RowCells cells = new RowCells(row.number(), byColumn(row.cells()), englishNames);
        Optional<V> read = kind.read(cells);
        String key = read.map(kind::key).orElse(null);
        Integer earlier = key == null ? null : rowOfKey.putIfAbsent(key, row.number());
        if (earlier != null) {
            cells.note(kind.keyColumns().getFirst(), Rule.TWICE, earlier.toString());
        }
        if (key == null || !cells.isRight()) {
            wrongRows++;
            for (Wrong each : cells.wrong()) {
                if (wrongKept < MOST_WRONG) {
                    wrong.add(each);
                    wrongKept++;
                }
            }
            return;
        }
        note(row.number(), key, kind.knownJson(key).orElse(null), kind.json(read.get()), cells.isEnglish());
    }

    private void note(int number, String key, @Nullable String before, String after, boolean english) {
        if (before == null) {
            added++;
        } else if (before.equals(after)) {
            unchanged++;
            return;
        } else {
            changed++;
        }
        said.add(new ChangeSets.Said(number, key, before, after, english));
    }

    private Map<String, String> byColumn(List<String> cells) {
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty()) {
                byColumn.put(columns.get(i), i < cells.size() ? Csv.plain(cells.get(i)) : "");
            }
        }
        return byColumn;
    }

    private void write() {
        sets.add(id, said);
        sets.addWrong(id, wrong);
        sets.counted(id, lookedAt, added, changed, unchanged, wrongRows);
        said.clear();
        wrong.clear();
    }
}
