package io.tillstream.dashboards.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook, element by element; names are looked at without their prefix. */
final class XmlPart implements Closeable {
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader reader;

    XmlPart(InputStream in) throws IOException {
        this.in = in;
        try {
            // What the file declares of itself does not choose how it is read.
            this.reader = FACTORY.createXMLStreamReader(in, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Goes to the next beginning of an element; its name, or nothing at the end. */
    Optional<String> element() throws IOException {
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(reader.getLocalName());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** Goes to the next beginning or end of one of these elements: its name, with a stroke before it at its end. */
    Optional<String> next(Set<String> names) throws IOException {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT && names.contains(reader.getLocalName())) {
                    return Optional.of(reader.getLocalName());
                }
                if (event == XMLStreamConstants.END_ELEMENT && names.contains(reader.getLocalName())) {
                    return Optional.of("/" + reader.getLocalName());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** An attribute of the element that begins here. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text up to the end of the element that begins here, cut off behind so many characters. */
    String text(int most) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int depth = 1; depth > 0 && reader.hasNext(); ) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE)
                        && text.length() < most) {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
            }
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
        return text.length() > most ? text.substring(0, most) : text.toString();
    }

    /** A limit that was broken while the parser read is told as such. */
    private static IOException damaged(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableSheet limit) {
                return limit;
            }
        }
        return e.getNestedException() instanceof UnreadableSheet limit
                ? limit
                : new UnreadableSheet(UnreadableSheet.Reason.NO_WORKBOOK);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
