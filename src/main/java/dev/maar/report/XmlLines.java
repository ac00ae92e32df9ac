package dev.maar.report;

import dev.maar.problem.VisibleText;
import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes elements of XML as they come, those with children indented; foreign text becomes text that XML allows.
///
/// XML knows no control characters, not even escaped; they are made visible, as are halves of surrogate pairs.
final class XmlLines {
    private static final String INDENT = "  ";

    private final Writer out;
    private final XMLStreamWriter xml;
    private int depth;

    XmlLines(Writer out, int depth) throws IOException {
        this.out = out;
        this.depth = depth;
        try {
            this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /// Begins an element that stands in lines of its own, with attributes as names and values in turn.
    void start(String name, String... attributes) throws IOException {
        write(() -> {
            open(name, attributes);
            xml.writeCharacters("\n");
        });
        depth++;
    }

    void end() throws IOException {
        depth--;
        write(() -> {
            xml.writeCharacters(INDENT.repeat(depth));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /// Writes an element that holds text, or nothing where that is empty.
    void element(String name, String text, String... attributes) throws IOException {
        write(() -> {
            open(name, attributes);
            if (!text.isEmpty()) {
                xml.writeCharacters(safe(text));
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    private void open(String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters(INDENT.repeat(depth));
        xml.writeStartElement(name);
        for (int index = 0; index < attributes.length; index += 2) {
            xml.writeAttribute(attributes[index], safe(attributes[index + 1]).replace('\n', ' ').replace('\t', ' '));
        }
    }

    /// What is written so far is with the writer afterwards.
    void flush() throws IOException {
        write(xml::flush);
        out.flush();
    }

    static String safe(String text) {
        return VisibleText.of(text).replace("\ufffe", "⟨U+FFFE⟩").replace("\uffff", "⟨U+FFFF⟩");
    }

    private static void write(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
