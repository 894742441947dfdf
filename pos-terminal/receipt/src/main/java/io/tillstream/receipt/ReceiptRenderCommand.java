package io.tillstream.receipt;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code receipt render FILE --png OUT}: ESC/POS bytes read back; exit 1 when some of them are not understood. */
@picocli.CommandLine.Command(
        name = "receipt render",
        description = "Interprets ESC/POS bytes: text lines, codes, cuts, drawer pulses, and a picture of the paper.")
public final class ReceiptRenderCommand extends Command {
    /** A metre of 80 mm paper full of pictures is about a megabyte. */
    private static final long LONGEST = 64L * 1024 * 1024;

    @Parameters(paramLabel = "FILE", description = "The bytes a printer was sent.")
    Path file = Path.of("");

    @Option(names = "--png", paramLabel = "OUT", description = "Write a picture of the paper here.")
    @Nullable
    Path png;

    @Option(
            names = "--columns",
            defaultValue = "48",
            description = "Width of the paper: 48 for 80 mm (default), 32 for 58 mm.")
    int columns;

    public static void main(String[] arguments) {
        System.exit(execute(new ReceiptRenderCommand(), arguments));
    }

    @Override
    protected int run() {
        PrinterProfile profile = profile();
        Paper paper = EscPosInterpreter.read(bytes());
        Path picture = png;
        if (picture != null) {
            draw(paper, profile, picture);
        }
        print(text(paper), document(paper, picture));
        return paper.notUnderstood().isEmpty() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private PrinterProfile profile() {
        try {
            return PrinterProfile.ofColumns(columns);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Option --columns",
                    Integer.toString(columns),
                    "a printer has 48 or 32 columns",
                    "give one of them");
        }
    }

    private byte[] bytes() {
        try {
            if (Files.size(file) > LONGEST) {
                throw new Complaint(
                        "File " + file, Files.size(file) + " bytes", "a print job has at most 64 MiB", "name another");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Complaint(
                    "File",
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "it must hold the bytes a printer was sent",
                    "name such a file, the demo keeps them under paper");
        }
    }

    private static void draw(Paper paper, PrinterProfile profile, Path picture) {
        try {
            Files.write(picture, PaperPicture.png(paper, profile));
        } catch (ReceiptFonts.FontMissing e) {
            throw new Complaint(
                    "Fonts of this machine",
                    "none has Chinese characters",
                    "a picture of this paper needs one",
                    "install one, on Debian: apt install fonts-wqy-zenhei");
        } catch (IOException e) {
            throw new Complaint(
                    "Picture",
                    picture + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "--png names a file in a folder that exists",
                    "name another");
        }
    }

    private static String text(Paper paper) {
        return paper.items().stream()
                .map(ReceiptRenderCommand::text)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String text(Paper.Item item) {
        return switch (item) {
            case Paper.TextLine line -> line.text().stripTrailing();
            case Paper.Picture picture ->
                "[picture " + picture.dots().width() + " × " + picture.dots().height() + " dots]";
            case Paper.Code code -> "[" + code.kind() + " " + code.content() + "]";
            case Paper.Feed feed -> "[feed " + feed.dots() + " dots]";
            case Paper.Cut cut -> cut.full() ? "[cut]" : "[partial cut]";
            case Paper.DrawerPulse pulse -> "[drawer pulse on pin " + pulse.pin() + "]";
            case Paper.Question question -> "[" + question.command() + "]";
            case Paper.NotUnderstood bytes -> "[not understood at byte " + bytes.offset() + ": " + bytes.bytes() + "]";
        };
    }

    /** A code as the JSON document tells it. */
    record Decoded(String kind, String content) {}

    private static Map<String, Object> document(Paper paper, @Nullable Path picture) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("lines", paper.lines());
        document.put(
                "codes",
                paper.codes().stream()
                        .map(code -> new Decoded(code.kind(), code.content()))
                        .toList());
        document.put("pictures", paper.pictures().size());
        document.put("cuts", paper.cuts());
        document.put("drawerPulses", paper.drawerPulses());
        document.put("notUnderstood", paper.notUnderstood());
        document.put("png", picture == null ? null : picture.toString());
        return document;
    }
}
