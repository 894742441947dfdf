package io.tillstream.receipt;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** The printer's character tables that we write in or read. */
final class CodePage {
    /** Latin 1 with the euro sign: the table receipts are written in (ESC t 19). */
    static final Charset LATIN = Charset.forName("IBM00858");

    static final Charset CHINESE = Charset.forName("GB18030");

    private static final Map<Integer, Charset> TABLES = Map.of(
            0, Charset.forName("IBM437"),
            2, Charset.forName("IBM850"),
            3, Charset.forName("IBM860"),
            4, Charset.forName("IBM863"),
            5, Charset.forName("IBM865"),
            16, Charset.forName("windows-1252"),
            17, Charset.forName("IBM866"),
            18, Charset.forName("IBM852"),
            19, LATIN);

    private CodePage() {}

    /** The table of ESC t {@code number}; a table we do not know reads as the printer's first. */
    static Charset table(int number) {
        return TABLES.getOrDefault(number, Charset.forName("IBM437"));
    }

    /** Text as the Latin table can hold it: the typographic minus becomes a hyphen, quotes their plain forms; as many characters as before, for the line is laid out. */
    static String simplified(String text) {
        return text.replace('−', '-')
                .replace('–', '-')
                .replace('—', '-')
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replace('\u00A0', ' ');
    }

    static boolean canPrint(String text) {
        CharsetEncoder encoder = LATIN.newEncoder();
        return encoder.canEncode(text);
    }

    /** Text without the bytes that command a printer: nothing below 0x20, no 0x7F. */
    static String harmless(String text) {
        return text.codePoints()
                .filter(codePoint -> codePoint >= 0x20 && codePoint != 0x7F && !(codePoint >= 0x80 && codePoint < 0xA0))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
