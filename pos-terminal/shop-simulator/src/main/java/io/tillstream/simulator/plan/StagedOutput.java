package io.tillstream.simulator.plan;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.TillId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan folder and epoch-0 journals under temporary names beside their places. {@link #commit} moves them there,
 * the plan last: a plan folder that exists is whole. Closing without a commit leaves nothing behind.
 */
public final class StagedOutput implements AutoCloseable {
    private static final String JOURNAL = "epoch-0.journal";

    private final Path plan;
    private final Path tills;
    private final Path stagedPlan;
    private final Path stagedTills;
    private final List<TillId> writtenTills = new ArrayList<>();

    private StagedOutput(Path plan, Path tills) {
        this.plan = plan;
        this.tills = tills;
        this.stagedPlan = unfinished(plan);
        this.stagedTills = unfinished(tills);
    }

    /**
     * Begins; what an interrupted run left unfinished is removed.
     *
     * @param plan the plan folder, which must not exist
     * @param tillsFolder holds one folder per till
     * @param tills the tills, none of which may have a journal of epoch 0 yet
     */
    public static StagedOutput begin(Path plan, Path tillsFolder, List<TillId> tills) throws IOException {
        StagedOutput output = new StagedOutput(plan.toAbsolutePath(), tillsFolder.toAbsolutePath());
        if (Files.exists(output.plan)) {
            throw alreadyThere("Plan folder", output.plan);
        }
        for (TillId till : tills) {
            if (Files.exists(output.journalOf(till))) {
                throw alreadyThere("Journal of till " + till, output.journalOf(till));
            }
        }
        output.close();
        Files.createDirectories(output.stagedPlan);
        Files.createDirectories(output.stagedTills);
        return output;
    }

    private static Complaint alreadyThere(String thing, Path path) {
        return new Complaint(
                thing,
                path.toString(),
                "history is written once and never over",
                "use another home, or go on with this one");
    }

    /** Where to write the journal of a till for now. */
    public Path journal(TillId till) {
        writtenTills.add(till);
        return stagedTills.resolve(till.toString()).resolve(JOURNAL);
    }

    /** Writes one value of the contract per line. */
    public void writeLines(String file, Iterable<?> values) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(stagedPlan.resolve(file)), 1 << 16)) {
            for (Object value : values) {
                out.write(CanonicalJson.encode(value));
                out.write('\n');
            }
        }
    }

    /** Writes one document. */
    public void write(String file, Object document) throws IOException {
        Files.write(stagedPlan.resolve(file), CanonicalJson.encode(document));
    }

    public void writeText(String file, String text) throws IOException {
        Files.writeString(stagedPlan.resolve(file), text);
    }

    /** Puts everything in its place; takes all of it back when one move fails. */
    public void commit() throws IOException {
        List<Path> moved = new ArrayList<>();
        try {
            for (TillId till : writtenTills) {
                Path journal = journalOf(till);
                Files.createDirectories(Objects.requireNonNull(journal.getParent()));
                Files.move(
                        stagedTills.resolve(till.toString()).resolve(JOURNAL), journal, StandardCopyOption.ATOMIC_MOVE);
                moved.add(journal);
            }
            Files.move(stagedPlan, plan, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            for (Path journal : moved) {
                Files.deleteIfExists(journal);
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        deleteTree(stagedPlan);
        deleteTree(stagedTills);
    }

    private Path journalOf(TillId till) {
        return tills.resolve(till.toString()).resolve("journal").resolve(JOURNAL);
    }

    private static Path unfinished(Path folder) {
        return folder.resolveSibling(Objects.requireNonNull(folder.getFileName()) + ".unfinished");
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
